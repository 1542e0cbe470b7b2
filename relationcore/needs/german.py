"""The German table, put together; its rules and guards are in the `german_*` modules."""

from relationcore.needs.german_guards import GUARDS
from relationcore.needs.german_rules import RULES
from relationcore.needs.rule import Table

GERMAN = Table(
    language="de",
    rules=RULES,
    guards=GUARDS,
    fillers="und aber also ja na ach hallo hi hey ok okay oh liebe leute moin servus doch dann",
    common="der die das und ist ich nicht ein eine einen zu wir sie es auf für mit den dem von wie kann habe"
    " bitte danke hat wird sind auch du ihr euch mir uns bei nach aus wer wo jemand kein keine noch mehr"
    " vielen dank wäre schön hilfe werde werden wurde meine mein mal schon doch könnte kaputt leider seit"
    " alles"
    " klar gut guten heute gestern morgen warum danken weiß lasst gern geht gar nur",
)
