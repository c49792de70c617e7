"""Drafts as plain text: an export of KA220, an export of KA210, a short draft in Latvian."""

from __future__ import annotations

KA220 = """\
Call 2026 Round 1 KA2
KA220-VET - Cooperation partnerships in vocational education and training
Form ID KA220-VET-1A2B3C4D
Context
Project Title: Green Welding
Project Acronym: GREWELD
Project Start Date (dd/mm/yyyy): 01/09/2026
Project Duration: 24 months
Project End Date (dd/mm/yyyy): 31/08/2028
Project lump sum: 250 000,00 EUR
National Agency of the Applicant Organisation: LV01 - Valsts izglītības attīstības aģentūra
Language used to fill in the form: English
Participating Organisations
Applicant - Rīga Craft School (E10000001 - LV)
Please briefly present the organisation (e.g. its type, scope of work, areas of activity and if applicable, \
approximate number of paid/unpaid staff, learners).
A school founded in 1999 with 400 learners.
Partner Organisations
Vilnius Welding Centre (E10000002 - LT)
Tartu Kolledž (E10000003 - EE)
Priorities and Topics
Please select the most relevant priority according to the objectives of your project.
HORIZONTAL: Environment and fight against climate change
If relevant, please select up to two additional priorities according to the objectives of your project.
VET: Contributing to innovation and quality in vocational education and training
VET: Making better coffee
Please select up to three topics addressed by your project
Green skills
Project description
What are the objectives you would like to achieve and which concrete results you would like to \
produce? How are these \
objectives linked to the priorities you have selected ?
O1: 60 VET teachers in three countries can teach low-emission welding by month 20.
O2: Three schools use one shared curriculum by month 22.
Needs analysis
What needs do you want to address by implementing your project?
Teachers lack training in green welding.
What are the target groups of the project? How do the participating organisations engage with the \
project target groups \
in their activities?
- VET teachers
- VET learners
Project design and implementation
Work package n°1 Project Management
How will the progress, quality and achievement of project activities be monitored? Please give information about the \
involved staff, as well as the timing and frequency of the monitoring activities.
WP1: the leader reports monthly.
Grant amount allocated to project management (EUR): 40 000,00
Work package n°2 - Shared curriculum
What are the specific objectives of this work package and how do they contribute to the general objectives of \
the project?
To agree one curriculum by month 6.
What will be the main results of this work package?
A curriculum of 5 modules.
What qualitative indicators will you use to measure the level of the achievement of the work \
package objectives and the \
quality of the results?
Please provide realistic, measurable indicators that can be reported on at the end of the project. \
Please consult the \
Handbook on the lump sum funding model for information and examples of indicators.
Two external experts rate the modules 4 of 5.
What quantitative indicators will you use to measure the level of the achievement of the work \
package objectives and the \
quality of the results?
80 of 100 teachers pass the final test by month 18.
Activity title: Curriculum workshop
Venue: Vilnius, Lithuania
Estimated start date: 01/02/2027
Estimated end date: 05/02/2027
Leading organisation: Vilnius Welding Centre
Participating organisations: Rīga Craft School; Tartu Kolledž
Allocated amount (EUR): 30 000,00
Expected results: Curriculum agreed
Describe the content of the proposed activities.
Twelve teachers write the modules.
Budget Summary
Work package n°1 Project Management 40 000,00
Work package n°2 - Shared curriculum 210 000,00
Total 250 000,00
Impact and dissemination
How are you going to assess if the project objectives have been achieved?
Tests before and after.
Project Summary
Objectives: What do you want to achieve by implementing the project?
Greener welding lessons.
Implementation: What activities are you going to implement?
Workshops.
Results: What project results and other outcomes do you expect your project to have?
A curriculum.
"""

LATVIAN = """\
Maza mēroga partnerības skolu izglītībā, 2026. gada uzsaukums
Projekta nosaukums: Mazie soļi uz zaļu skolu
Akronīms: MAZSOL
Sākums: 2026. gada 1. septembris
Ilgums: 18 mēneši
Vienreizējā fiksētā summa: 60 000 EUR

Partneri
Koordinators: Rīgas 999. pamatskola, Rīga, Latvija (E10000011)
Partneris 1: Kauno mokykla, Kauņa, Lietuva, OID E10000012
Asociētais partneris: Mežaparka biedrība, Latvija

Mērķi
1. Līdz 2027. gada jūnijam 30 skolotāji prot plānot stundas ārpus telpām.
2. 200 skolēnu samazina skolas atkritumu daudzumu par 20 %.

Mērķa grupas
• pamatskolas skolotāji
• 4.–6. klašu skolēni

Vajadzību analīze
Aptaujā 2025. gadā 70 % skolotāju atzina, ka viņiem trūkst metodikas.

Darba plāns
1. aktivitāte: Ievadsanāksme
Norises vieta: Rīga, Latvija
Atbildīgais partneris: P1
Summa: 10 000 EUR
Sagaidāmie rezultāti: vienots darba plāns
2. aktivitāte: Skolotāju apmācības
Norises vieta: Kauņa, Lietuva
Paredzamais sākuma datums: 01.03.2027.
Paredzamais beigu datums: 05.03.2027.
Vada: Kauno mokykla
Dalīborganizācijas: visi partneri
Summa: 50 000 EUR

Indikatori
30 no 40 skolotājiem nokārto pārbaudi līdz 2027. gada jūnijam

Sagaidāmie rezultāti
Metodiskais materiāls ar 20 stundu plāniem

Ilgtspēja
Materiāls paliek skolu vietnēs.
"""
