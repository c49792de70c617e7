"""Capitals and large towns of Europe, so that "in Berlin" and "Graz and online" tell a country.

Towns whose name is a common word of English or a name of persons ("Nice", "Bath", "Reading", "Essen") are left out.
Stems in the spelling of English, Latvian and the country itself; a Latvian ending may follow.
"""

from __future__ import annotations

import re
from functools import cache

from analyser.model.span import Span

_STEMS = {
    "AT": ("vienna", "wien", "vīn"), "BE": ("brussels", "brusel", "brisel"), "BG": ("sofia", "sofij"),
    "CY": ("nicosia", "nikosij"), "CZ": ("prague", "praha", "prāg"), "DE": ("berlin", "berlīn"),
    "DK": ("copenhagen", "københavn", "kopenhāgen"), "EE": ("tallinn", "tallin"), "ES": ("madrid", "madrīd"),
    "FI": ("helsinki", "helsink"), "FR": ("paris", "parīz"), "GR": ("athens", "atēn"), "HR": ("zagreb", "zagreb"),
    "HU": ("budapest", "budapešt"), "IE": ("dublin", "dublin"), "IS": ("reykjavik", "reikjavik"),
    "IT": ("rome", "roma", "rom"), "LT": ("vilnius", "viļņ"), "LU": ("luxembourg", "luksemburg"),
    "LV": ("riga", "rīg"), "MK": ("skopje", "skopj"), "MT": ("valletta", "valet"), "NL": ("amsterdam", "amsterdam"),
    "NO": ("oslo",), "PL": ("warsaw", "warszaw", "varšav"), "PT": ("lisbon", "lisboa", "lisabon"),
    "RO": ("bucharest", "bucureşti", "bukarest"), "RS": ("belgrade", "beograd", "belgrad"),
    "SE": ("stockholm", "stokholm"), "SI": ("ljubljana", "ļubļan"), "SK": ("bratislav",), "TR": ("ankara", "ankar"),
}  # fmt: skip
_LARGE = """
AT salzburg zalcburg innsbruck insbruk linz lincā klagenfurt graz grāc
BE antwerp antwerpen antverpen ghent gent bruges brugge brigē liège ljež leuven lēven namur
BG plovdiv varna varnā burgas
BY minsk
CH zurich zürich cīrih geneva genève ženēv basel bāzel bern lausanne lozann lugano
CZ brno ostrava ostrav plzeň olomouc
DE munich münchen minhen hamburg cologne köln ķeln leipzig leipcig dresden drēzden stuttgart štutgart düsseldorf
DE diseldorf hannover hanover hannov hanov bremen brēmen nuremberg nürnberg nirnberg rostock rostok heidelberg
DE freiburg dortmund magdeburg bonn lübeck lībek münster
DK aarhus orhūs odense odens aalborg olborg esbjerg
EE tartu pärnu pērnav narva narvā viljandi viljand võru haapsalu rakvere
ES barcelona barselon valencia valensij seville sevilla sevilj bilbao bilbau zaragoza saragos granada granad
ES malaga málaga malag salamanca salamank alicante
FI tampere tamper turku oulu jyväskylä jiveskil kuopio rovaniemi rovaniem lahti espoo vantaa
FR lyon lionā marseille marseļ toulouse tulūz bordeaux bordo nantes nantē lille strasbourg strasbūr grenoble
FR grenobl montpellier monpeljē rennes
GB london edinburgh edinburg glasgow glāzgov manchester mančestr birmingham birmingem liverpool liverpūl cardiff
GB kārdif belfast bristol
GR thessaloniki salonik saloniki patras heraklion
HR rijeka rijek zadar osijek dubrovnik
HU debrecen szeged pécs győr
IE limerick limerik galway golvej
IT milan milano milān turin torino turīn naples napoli neapol florence firenze florenc bologna boloņ venice
IT venezia venēcij palermo verona veron padua padova genoa genova dženov trieste triest
LT kaunas kauņ klaipėda klaipeda klaipēd šiauliai siauliai šauļ panevėžys panevezys panevēž
LV daugavpils daugavpil liepāja liepaja liepāj jelgava jelgav ventspils ventspil rēzekne rezekne rēzekn valmiera
LV valmier
MD chișinău chisinau kišiņev
NL rotterdam roterdam utrecht utreht maastricht māstriht groningen eindhoven nijmegen neimegen
NO trondheim tronheim stavanger tromsø tromsē
PL kraków krakow cracow krakov gdańsk gdansk gdaņsk wrocław wroclaw vroclav poznań poznan poznaņ łódź lodz
PL lublin ļubļin katowice katovic szczecin ščecin białystok bialystok
PT coimbra koimbr braga faro aveiro
RO cluj klūž timişoara timișoara timisoara timišoar iaşi iași braşov brașov brasov sibiu
SE gothenburg göteborg gēteborg malmö malmo uppsala upsal umeå linköping västerås
SI maribor koper celje kranj
SK košice kosice košic žilina nitra
TR istanbul stambul izmir antalya antalj
UA kyiv kiev kijev lviv ļvov odesa odesā kharkiv harkiv
"""
"""Lines of a country's code and stems of its large towns."""
_WORD = re.compile(r"[^\W\d_a-z][^\W\d_]{2,}")
_ENDING = re.compile(r"(?:a|ā|as|u|ū|e|ē|es|i|ī|is|o|os|ās|ēs|īs|ij|ijā|ja|jā|em)?")


def locate(text: str, *, large: bool = True) -> tuple[str, Span] | None:
    """Return the country of the last capital a text names, or `large` town, with the place of its name."""
    found = None
    for match in _WORD.finditer(text):
        word = match[0].lower()
        country = _country(word, large=large)
        if country:
            found = country, Span(*match.span())
    return found


def of(name: str) -> str | None:
    """Return the country of a name that is a capital or a large town and nothing else."""
    match = _WORD.fullmatch(name.strip())
    return _country(match[0].lower(), large=True) if match else None


@cache
def _country(word: str, *, large: bool) -> str | None:
    for stem, country in (*_capitals(), *(_large() if large else ())):
        if word.startswith(stem) and _ENDING.fullmatch(word[len(stem) :]):
            return country
    return None


@cache
def _capitals() -> tuple[tuple[str, str], ...]:
    return tuple((stem, country) for country, stems in _STEMS.items() for stem in stems)


@cache
def _large() -> tuple[tuple[str, str], ...]:
    return tuple((stem, line[:2]) for line in _LARGE.split("\n") for stem in line[2:].split())
