"""Marks that a text is not finished, as writers of several languages leave them; own collection.

Seeds: ERASMUS.md section 7. Bracketed marks need a word that asks for text, so that quotations and
references in brackets stay untouched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyser.model.span import Span

_ASKING = (
    r"to be (?:completed|confirmed|added|defined|decided|inserted|determined|filled)|to (?:confirm|complete|define)"
    r"|placeholder|tbc|tbd|todo|xx+"
    r"|to be (?:agreed|discussed|settled|clarified|written|calculated)|still (?:open|missing)|jāsaskaņo|jāvienojas"
    r"|name of (?:the )?(?:partner|organisation|school|project|coordinator|person|contact|expert|trainer|teacher|town)"
    r"|your (?:text|name|answer|organisation)"
    r"|à (?:compléter|remplir|adapter|préciser|confirmer)|a (?:completer|remplir|adapter|preciser)"
    r"|ierakstīt|ierakstiet|aizpildīt|aizpildiet|jāaizpilda|papildināt|papildiniet|jāpapildina|precizēt|precizējiet"
    r"|jāpārbauda|jāpajautā|pajautāt|pārbaudīt|papildini|pajautā"
    r"|please (?:add|check|write|complete|confirm|update|revise|send|ask)|to be checked|check with"
    r"|jāprecizē|ievadīt|ievadiet|norādīt|norādiet"
    r"|please|pls|lūdzu"
    r"|(?:to|will|must|should) (?:send|write|add|check|give|provide|supply|ask|translate|fill in|finish)"
    r"|jautāt|jāieliek|jāuzraksta|jāpievieno|jāatsūta|jāpārtulko|atsūtīs|uzrakstīs|iedos|pievienot|ielikt|uzrakstīt"
    r"|vēl nav|vēl jā[^\W\d_]+|trūkst"
    r"|einfügen|einsetzen|ausfüllen|eintragen|ergänzen|hier text|por (?:definir|confirmar|completar)|rellenar"
    r"|da (?:completare|definire|inserire)|inserire|invullen|wpisać|uzupełnić|do uzupełnienia|įrašyti|užpildyti"
    r"|sisestada|täita"
)
_ORDERS = (
    r"(?:please )?(?:insert|enter|fill[ -]in|describe here|add (?:text|name|number|figure|here)"
    r"|complete (?:this|here|with|later))|insérer|insertar|completar|inserir|preencher|wstawić"
)
_NOTES = (
    r"to be (?:completed|confirmed|added|defined|decided|inserted|determined|filled|written|calculated|checked)"
    r"|add (?:the )?(?:text|name|number|figure|date|amount|source|here)\b|insert (?:name"
    r"|number|text|date|here)|tbc|tbd|todo|number\?|name\?"
    r"|jāprecizē|jāpapildina|jāaizpilda|jāieraksta|jāpievieno|jāpārbauda|ierakstīt|ierakstiet|papildināt|precizēt"
    r"|te jāieraksta|šeit jāieraksta|tiks (?:papildināts|precizēts|pievienots)"
)
"""Words that make a note of a bracket they open: "(to be completed)"."""
_COMING = (
    r"to follow|follows|will follow|to come|coming soon|pending|sekos|seko|būs zināms|nezinām|not (?:yet )?known"
    r"|still unknown|vēl nezināms|needed|nepieciešams|vajag"
)
"""Words of a bracket that promise what is to stand there: "[name to follow from Turku]"."""
_WHICH = (
    r"how (?:many|much)|when|who|which|where|what|name|date|number|amount|year"
    r"|cik|kad|kurš|kura|kas|kur|ko|vārds|datums|skaits|summa|gads"
)
_FIELD = (
    r"(?:first |full |last )?names?|surnames?|(?:phone )?numbers?|dates?|amounts?|sums?|figures?|years?|towns?"
    r"|cit(?:y|ies)|countr(?:y|ies)|places?|venues?|titles?|e-?mails?|phones?|links?|url|sources?|text|functions?|positions?"
    r"|organi[sz]ations?|partners?|schools?|per ?cent(?:age)?|%"
    r"|vārd[sui]|uzvārd[sui]|skait(?:s|lis|li|ļi)|datum[sui]|summ?as?|gad[si]|pilsētas?|valsts|vietas?|nosaukum[si]"
    r"|e-past[si]|tālru(?:nis|ņi)|saites?|avot[si]|teksts|amat[si]|organizācijas?|partner(?:is|i)|skolas?|procent[si]"
)
"""Words for what is filled in: a bracket that holds nothing else stands for a name, a date, a number to come."""
_LATER = (
    r"(?:te|šeit) (?:vēl )?jā(?:uzraksta|ieraksta|pievieno|papildina|izdomā|pieraksta)"
    r"|(?:te|šeit) (?:ierakstīt|ierakstiet|ierakstīsim)|still to be (?:written|completed|added|filled in)"
    r"|(?:text|this (?:section|answer|part)) (?:will|is to) be (?:completed|added|written) later"
    r"|(?:insert|add|write) (?:the )?(?:number|name|figure|text|date) here"
)
_MARKS = (
    rf"\[[^\[\]\n]{{0,60}}(?<!\w)(?:{_ASKING})(?!\w)[^\[\]\n]{{0,80}}\]",
    rf"\[(?:{_ORDERS})(?!\w)[^\[\]\n]{{0,80}}\]",
    rf"<(?:{_ASKING}|{_ORDERS})(?!\w)[^<>\n]{{0,80}}>",
    rf"\[\W{{0,3}}(?:{_FIELD})(?:(?:\s*[,/;&]\s*|\s+(?:and|or|of|un|vai)\s+|\s+)(?:{_FIELD}))*\W{{0,3}}\]",
    rf"\[[^\[\]\n]{{0,60}}(?<!\w)(?:{_COMING})(?!\w)[^\[\]\n]{{0,60}}\]",
    r"\[[^\[\]\n]{0,60}(?:\?+|\s(?:later|vēlāk)\W?)\s*\]",
    r"\[(?:_+|\?+)\]",
    rf"\((?:{_WHICH})\s*\?+\s*\)",
    r"(?<![\w_])_{3,}(?![\w_])",
    rf"\([^()\n]{{2,60}}[–—,;:-]\s*(?:{_NOTES})\W*\)",
    rf"\((?:{_NOTES})(?!\w)(?: (?:with|kopā ar))?(?: [^\s()]+)?[ .…!]*\)",
    r"(?<![?!\w])\?{2,}(?= ?(?:%|EUR|€| [^\W\d_]{3,}))",
)
_WORDED = (
    r"(?:^|(?<=[.:;(] ))tiks papildinā(?:ts|ta|ti)(?: vēlāk)?(?=\s*(?:[.!…)]|$))",
    rf"(?<![^\W\d_])(?:{_LATER})(?!\w)",
    r"\blorem ipsum\b",
    r"\bundefined (?:partner|applicant) organi[sz]ation\b",
    r"\bapplicant organi[sz]ation details : null\b",
    r"\bclick or tap (?:here )?to enter (?:text|a date)\b\.?",
    r"\bnoklikšķiniet vai pieskarieties šeit, lai ievadītu tekstu\b\.?",
    r"\bklicken oder tippen sie hier, um text einzugeben\b\.?",
    r"\bcliquez ou appuyez ici pour entrer du texte\b\.?",
    r"\ba remplir\b(?= *(?:[.:;!]|$))",
    r"(?<![\w.])x{2,4}[./-]x{2,4}[./-](?:x{2,4}|\d{2,4})\b",
)
_CAPITALS = (
    r"\[[A-ZĀČĒĢĪĶĻŅŠŪŽ][^\W\d_]+: [^\[\]\n\d]{4,120}\]",
    r"\b(?:TBD|TBC|T\.B\.D\.|T\.B\.C\.|FIXME|XXX+)(?![\w’'])",
    r"\bA REMPLIR\b|\bÀ (?:REMPLIR|COMPLÉTER|ADAPTER|CONFIRMER)",
    r"\bNN\b(?= *(?:[,;)]|$))",
    r"(?<![\w.-])XX(?= ?(?:%|EUR|€| [a-zāčēģīķļņšūž]{3,}))(?! (?:century|gadsimt\w*|gs|amž\w*|sajandi\w*|wiek\w*)\b)",
)
_TODO = r"\bTO-?DO\b(?! (?:EL|LA|LOS|LAS|O|OS|AS|EN|LO|A)\b)"
_HINT = (
    r"\(?\bmax(?:imum|\.)? *\d[\d.,\u00a0 ]*(?:characters?|caractères|zeichen|zīmes|rakstzīmes|caracteres|caratteri)\b"
    r"[^\n)]{0,30}\)?"
)
_ANYWHERE = re.compile(
    rf"(?=[\[<(_?])(?:{'|'.join(_MARKS)})|(?<![^\W\d_])(?=[^\W\d_])(?:{'|'.join(_WORDED)})",
    re.IGNORECASE | re.MULTILINE,
)
_WRITTEN_LARGE = re.compile("|".join((*_CAPITALS, _TODO)), re.MULTILINE)
_IN_ANSWERS = re.compile(_HINT, re.IGNORECASE)
_ALONE = re.compile(
    r"\s*(?:\.{2,}|…+|(?:\. ){2,}\.?|\?+|_{3,}|-{2,}|x{2,}|(?:tbd|tbc|todo|to do|n\.n\.)\.?)\s*", re.IGNORECASE
)


def anywhere(text: str) -> Iterator[Span]:
    """Yield the marks that are a fault wherever they stand, in order of place, none twice."""
    end = 0
    found = [m.span() for pattern in (_ANYWHERE, _WRITTEN_LARGE) for m in pattern.finditer(text)]
    for start, stop in sorted(found, key=lambda span: (span[0], -span[1])):
        if start >= end:
            yield Span(start, stop)
            end = stop


def hints(answer: str) -> Iterator[Span]:
    """Yield notes on the length of a field that were copied from a template into an answer."""
    yield from (Span(*match.span()) for match in _IN_ANSWERS.finditer(answer))


def is_all(answer: str) -> bool:
    """Say whether an answer consists of a placeholder alone."""
    return _ALONE.fullmatch(answer) is not None
