"""The English table, put together; its rules and guards are in the `english_*` modules."""

from relationcore.needs.english_needs import NEED_GUARDS, NEEDS
from relationcore.needs.english_problems import PROBLEM_GUARDS, PROBLEMS
from relationcore.needs.english_promises import PROMISE_GUARDS, PROMISES
from relationcore.needs.english_questions import QUESTION_GUARDS, QUESTIONS
from relationcore.needs.english_requests import REQUEST_GUARDS, REQUESTS
from relationcore.needs.english_thanks import THANKS, THANKS_GUARDS
from relationcore.needs.rule import Table

ENGLISH = Table(
    language="en",
    rules=(*QUESTIONS, *NEEDS, *PROBLEMS, *REQUESTS, *THANKS, *PROMISES),
    guards=(
        *QUESTION_GUARDS,
        *NEED_GUARDS,
        *PROBLEM_GUARDS,
        *REQUEST_GUARDS,
        *THANKS_GUARDS,
        *PROMISE_GUARDS,
    ),
    fillers="and but so also lol ok okay well hey hi hello oh um hmm now then yeah yes wow omg haha hiya wait"
    " like honestly anyway ah uh aw",
    common="a and are at be but for from have i in is it my not of on that the they this to we with you",
)
