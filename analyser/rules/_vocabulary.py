"""Words by which drafts in any language say a few fixed things; own seeds, to be grown with real drafts."""

from __future__ import annotations

import re
from typing import Final

from analyser.model.finding import Term

# The fields of education in words.
SECTORS: Final[dict[str, Term]] = {
    "SCH": Term("school education"),
    "VET": Term("vocational education and training"),
    "ADU": Term("adult education"),
    "HED": Term("higher education"),
    "YOU": Term("youth"),
}

# An activity held online has no country. Source: venues seen in forms, and the same words in other languages.
ONLINE = re.compile(
    r"\b(?:online|on-line|virtual\w*|virtuāl\w*|tiešsaist\w*|attālināt\w*|remote|webinar\w*|vebinār\w*|zoom|teams"
    r"|en ligne|à distance|virtuell\w*|digital(?:ly)?|in linea|en línea|internet\w*|nuotolin\w*|veebi\w*|zdaln\w*)\b",
    re.IGNORECASE,
)

# "All partners" as the participants of an activity.
EVERYBODY = re.compile(
    r"^(?:all|every|each|both|the whole|abi|abas|abiem|visi|visas|visām|katr\w+|alle|tous|toutes|todos|todas|tutti"
    r"|tutte|visos|kõik|wszy\w+)\b|^(?:consortium|konsorcijs|partnership|partnerība)$",
    re.IGNORECASE,
)

# How an amount was compared with something outside the project.
COMPARED = re.compile(
    r"\b(?:quot(?:e|es|ation|ations)|offers?|market|compar\w+|tender\w*|price ?lists?|previous projects?"
    r"|earlier projects?|salary scale\w*|daily rates?|hourly rates?|unit costs?|per diem\w*|cenu aptauj\w*"
    r"|tirgus|salīdzin\w+|piedāvājum\w*|iepriekšēj\w+ projekt\w*|stundas likm\w*|dienas likm\w*|tarif\w*|devis"
    r"|marché|angebot\w*|vergleich\w*"
    r"|presupuest\w+|preventiv\w+|ofert\w+)\b",
    re.IGNORECASE,
)
OFFERED = re.compile(
    r"\b(?:quot(?:e|es|ation|ations)|offers?|tender\w*|price ?lists?|salary scale\w*|daily rates?|hourly rates?"
    r"|unit costs?|per diem\w*|cenu aptauj\w*|piedāvājum\w*|stundas likm\w*|dienas likm\w*|tarif\w*|devis"
    r"|angebot\w*|presupuest\w+|preventiv\w+|ofert\w+)\b",
    re.IGNORECASE,
)

# How a row or line says that it gives the total of those above it, or a part of the row above.
TOTAL = re.compile(
    r"(?:totals?|grand total|sum(?: total)?|in total|altogether|all together|together|overall|pavisam|kopā|kopsumma"
    r"|kopējā summa|summa kopā|visi kopā)(?!\w)",
    re.IGNORECASE,
)
PARTIAL = re.compile(
    r"(?:of (?:which|this|these)|thereof|incl(?:uding)?|sub-?total|tostarp|tai skaitā|t\. ?sk|no (?:tā|tās|tiem)"
    r"|ieskaitot|starpsumma)(?!\w)",
    re.IGNORECASE,
)

# How the kind or the name of an organisation says what it is, for partnerships for school development.
AUTHORITY = re.compile(
    r"\b(?:authorit(?:y|ies)|municipalit\w+|coordinating body|ministry|department of education|city council"
    r"|regional council|board of education|education(?:al)? (?:board|directorate|administration|office)|directorate"
    r"|pārvald\w*|pašvaldīb\w*|departament\w*|dome|ministrij\w*|schulamt|schulbehörde\w*|rectorat|académie"
    r"|ufficio scolastico|consejería|savivaldyb\w*|kuratorium)\b",
    re.IGNORECASE,
)
SCHOOL = re.compile(
    r"\b(?:\w*schools?|kindergartens?|preschools?|gymnasium|gymnasia|lyceum|lycée|collège|école|\w*schule\w*"
    r"|skola|\w*skola|vidusskol\w*|pamatskol\w*|sākumskol\w*|ģimnāzij\w*|bērnudārz\w*|pirmsskol\w*|licej\w*|mokykla"
    r"|gimnazija|kool|\w*gümnaasium|scuola|liceo|escuela|colegio|instituto|szkoła|liceum|istituto)\b",
    re.IGNORECASE,
)

# What says of an activity only that it takes place.
TAKES_PLACE = re.compile(
    r"\b(?:(?:is|are|be|gets?) (?:held|organi[sz]ed|carried out|done|implemented|conducted|arranged)"
    r"|takes? place|happens?|meets? regularly|we (?:hold|organi[sz]e|run|do) (?:it|them|this)"
    r"|not(?:iek|iks|ika)|tiek (?:rīkot|organizēt|īstenot|veikt)\w*|tiks (?:rīkot|organizēt|īstenot|veikt)\w*"
    r"|(?:sa|no)?rīkosim|organizēsim|īstenosim)\b",
    re.IGNORECASE,
)

_IDLE_EN = (
    r"(?:will\s|shall\s)?(?:supports?|helps?|assists?|accompan(?:y|ies)|joins?|contributes?|participates?|takes? part"
    r"|cooperates?|is involved|is part|is a (?:full )?partner|is available|stands? by)"
    r"(?:\s(?:in|to|with|of|at|for|by|the|a|all|its|our|whole|entire|project\w*|activit\w+|partnership|partners?|work"
    r"|tasks?|implementation|as|needed|necessary|possible|required|where|whenever|everything|and|general|other|others"
    r"|expertise|experience|knowledge|actively|fully|way|ways|side)){0,14}"
)
_IDLE_LV = (
    r"(?:atbalst(?:a|īs)|palīdz(?:ēs)?|piedal(?:ās|īsies)|iesaist(?:ās|īsies)|līdzdarbo(?:jas|sies)|pievieno(?:jas|sies)"
    r"|ir (?:projekta )?partner\w+|sadarbo(?:jas|sies)|sniedz atbalstu|dod ieguldījumu)"
    r"(?:\s(?:projekt\w*|vis(?:ās|os|ā|u|i|as)|aktivitāt\w*|darb\w*|pasākum\w*|partner\w*|pēc|vajadzīb\w+|iespēj\w+"
    r"|kur|vajadzīg\w*|nepieciešam\w*|un|ar|savu|savām|savā|pieredz\w+|zināšan\w+|kopum\w+|kā|īstenošan\w+|citi\w*"
    r"|to|tā|aktīvi|pilnībā|veid\w+|norisē)){0,14}"
)
IDLE = re.compile(
    rf"(?:(?<=\n)|(?<=[.!?]\s)|\A)[^.!?\n]{{2,80}}?\s(?:{_IDLE_EN}|{_IDLE_LV})[.!?](?=\s|\Z)", re.IGNORECASE
)
"""A sentence that names no task: "LUC supports the project as a whole.", "Skola piedalās visās aktivitātēs."."""
