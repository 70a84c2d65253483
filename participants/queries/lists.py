"""Reads about lists of people that are brought in: what each row would do, and what became of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Count, QuerySet

from participants.domain.columns import Row, Spellings, plain, read_row
from participants.models import AccessNeed, Participant, PeopleList, PeopleListRow
from participants.reading import rows_of

ADDED, CHANGED, SAME, LEFT_OUT = "added", "changed", "same", "left_out"
FILL, LEAVE = "fill", "leave"
"""What is done with somebody whom we know: only gaps are filled, or nothing."""
FILLED = ("name", "contact_phone", "contact_note", "channel", "language", "age_band")
"""What a list may fill in about somebody known. How often we may ask is agreed with the person, never by a list."""
OF_ROW = {"contact_phone": "phone"}
ADDRESS_STAYS = "address_stays"
"""Why a list gives somebody known no address: other teams' links would go there too."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Whose details somebody sees, and where they may say to which address everything goes; both are queries of ids."""

    people: QuerySet[Any, Any]
    reached: QuerySet[Any, Any]


@dataclass(slots=True)
class Planned:
    """What one row does: to whom, and why nothing where it is left out."""

    number: int
    row: Row
    result: str
    problem: str = ""
    person: Participant | None = None
    needs: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """Whom we know of those that some rows name, by address, by our number, and from the same file; what they need."""

    by_address: dict[str, Participant]
    by_number: dict[int, Participant]
    before: dict[int, Participant]
    needs: dict[int, set[str]] = field(default_factory=dict)
    not_reached: frozenset[int] = frozenset()
    """People without an address to whom this list gives none."""

    def needs_of(self, person: Participant) -> set[str]:
        """Return what a person needs, as it is compared, to be added to. Who is new has no number yet."""
        return self.needs.setdefault(person.pk or -id(person), set())


def read_rows(
    content: bytes, columns: Mapping[str, int], spellings: Spellings, *, after: int = 0
) -> Iterator[tuple[int, Row]]:
    """Yield what the rows of a list say, with their number in the file, one at a time, from the place `after` on."""
    for number, cells in islice(rows_of(content), after, None):
        yield number, _checked(read_row(cells, columns, spellings))


def _checked(row: Row) -> Row:
    """Look at the address once more, as those do who write to it."""
    if row.problem or not row.email:
        return row
    try:
        validate_email(row.email)
    except ValidationError:
        return Row(name=row.name, email=row.email, problem="broken_address")
    return row


def known_people(
    rows: Iterable[Row],
    *,
    earlier: Iterable[int],
    may_match: Seen | None,
    locks: bool,
) -> Known:
    """Return whom we know of these rows; five statements at most. Numbers count only for people whom the actor may see.

    `earlier` are people whom the same file brought in before.
    """
    found = list(rows)
    people: QuerySet[Participant] = Participant.objects.select_related("stop").order_by("pk")
    if locks:
        people = people.select_for_update(of=("self",))
    addresses = {row.email for row in found if row.email and not row.problem}
    numbers = {row.number for row in found if row.number and not row.problem}
    seen = people.filter(pk__in=numbers)
    if may_match is not None:
        seen = seen.filter(pk__in=may_match.people)
    by_number = {one.pk: one for one in seen} if numbers else {}
    ids = set(earlier)
    before = {one.pk: one for one in people.filter(pk__in=ids)} if ids else {}
    by_number = {pk: before.get(pk, one) for pk, one in by_number.items()}
    by_address = {one.contact_email: one for one in people.filter(contact_email__in=addresses)}
    others = (*before.values(), *by_number.values())
    by_address |= {one.contact_email: one for one in others if one.contact_email}
    known = Known(
        by_address, by_number, before, not_reached=_not_reached(by_number.values(), may_match)
    )
    people_ids = {one.pk for one in (*by_address.values(), *others)}
    for row in AccessNeed.objects.filter(participant__in=people_ids):
        known.needs.setdefault(row.participant_id, set()).add(row.need.casefold())
    return known


def _not_reached(known: Iterable[Participant], may_match: Seen | None) -> frozenset[int]:
    """Return who of these people has no address and gets none from this list; one statement at most."""
    without = {one.pk for one in known if not one.contact_email}
    if may_match is None or not without:
        return frozenset()
    reached = Participant.objects.filter(pk__in=without).filter(pk__in=may_match.reached)
    return frozenset(without - set(reached.values_list("pk", flat=True)))


def plan(
    rows: Sequence[tuple[int, Row]], known: Known, *, earlier: Mapping[int, int], known_are: str
) -> list[Planned]:
    """Return what each row does, in memory only. Rows further down meet whom rows above brought in."""
    return [_planned(number, row, known, earlier, known_are) for number, row in rows]


def _planned(
    number: int, row: Row, known: Known, earlier: Mapping[int, int], known_are: str
) -> Planned:
    if row.problem:
        return Planned(number, row, LEFT_OUT, row.problem)
    person, problem = _match(number, row, known, earlier)
    if problem:
        return Planned(number, row, LEFT_OUT, problem)
    if person is None:
        person = _new(row)
        if row.email:
            known.by_address[row.email] = person
        known.needs_of(person).update(need.casefold() for need in row.needs)
        return Planned(number, row, ADDED, person=person, needs=row.needs)
    needs: list[str] = []
    is_changed, note = False, ""
    if known_are == FILL:
        is_changed = _fill(person, row, known)
        has = known.needs_of(person)
        needs = [need for need in row.needs if need.casefold() not in has]
        has.update(need.casefold() for need in needs)
        if row.email and not person.contact_email:
            note = ADDRESS_STAYS
    if hasattr(person, "stop"):
        note = "stopped"
    return Planned(number, row, CHANGED if is_changed or needs else SAME, note, person, needs)


def _match(
    number: int, row: Row, known: Known, earlier: Mapping[int, int]
) -> tuple[Participant | None, str]:
    """Return whom a row is about, if we know; or why that cannot be said. A name tells nobody apart."""
    holder = known.by_address.get(row.email) if row.email else None
    if row.number:
        person = known.by_number.get(row.number)
        if person is None:
            return None, "number_unknown"
        return (person, "") if holder in {None, person} else (None, "two_people")
    if holder is not None:
        return (None, "shared_address") if _are_two(holder.name, row.name) else (holder, "")
    if not row.email and number in earlier:
        return known.before.get(earlier[number]), ""
    return None, ""


def _are_two(one: str, other: str) -> bool:
    """Whether two names are no two ways to write one: "Jo" and "Jo Barr" are, a parent’s and a child’s are not."""
    ours, theirs = set(plain(one).split()), set(plain(other).split())
    return bool(ours and theirs) and not (ours <= theirs or theirs <= ours)


def _new(row: Row) -> Participant:
    return Participant(
        name=row.name,
        contact_email=row.email,
        contact_phone=row.phone,
        contact_note=row.contact_note,
        channel=row.channel,
        language=row.language,
        age_band=row.age_band,
        **({"cap_profile": row.cap_profile} if row.cap_profile else {}),
    )


def _fill(person: Participant, row: Row, known: Known) -> bool:
    """Fill in what we do not know of a person yet; return whether there was anything."""
    gaps = {
        name: value
        for name in FILLED
        if (value := getattr(row, OF_ROW.get(name, name))) and not getattr(person, name)
    }
    if row.email and not person.contact_email and person.pk not in known.not_reached:
        gaps["contact_email"] = row.email
        known.by_address[row.email] = person
    for name, value in gaps.items():
        setattr(person, name, value)
    return bool(gaps)


def brought_before(people_list: PeopleList) -> list[int]:
    """Return the ids of other lists with the very same rows, which were brought in before."""
    mark = people_list.options.get("mark")
    same = PeopleList.objects.filter(options__mark=mark).exclude(pk=people_list.pk)
    return list(same.values_list("pk", flat=True)) if mark else []


def earlier_people(list_ids: Sequence[int], numbers: Iterable[int]) -> dict[int, int]:
    """Return whom these rows of the same file brought in before, by the number of the row; one statement at most."""
    if not list_ids:
        return {}
    rows = PeopleListRow.objects.filter(
        people_list__in=list_ids, number__in=list(numbers), participant__isnull=False
    )
    return dict(rows.values_list("number", "participant_id"))


def result_counts(people_list: PeopleList) -> dict[str, int]:
    """Return how many rows came to what; one statement."""
    rows = people_list.results.order_by().values("result").annotate(n=Count("pk"))
    return {row["result"]: row["n"] for row in rows}


def results(people_list: PeopleList, result: str = "") -> QuerySet[PeopleListRow]:
    """Return what became of the rows, all or those that came to one result, in the order of the file."""
    rows = people_list.results.select_related("participant")
    return rows.filter(result=result) if result else rows


def cells_of(people_list: PeopleList, numbers: Iterable[int]) -> dict[int, list[str]]:
    """Return what stands in these rows of the file; nothing once it is gone."""
    wanted = set(numbers)
    if people_list.content is None or not wanted:
        return {}
    last = max(wanted)
    found: dict[int, list[str]] = {}
    for number, cells in rows_of(bytes(people_list.content)):
        if number in wanted:
            found[number] = cells
        if number >= last:
            break
    return found


def list_of_job(job_id: int) -> PeopleList | None:
    """Return the list that a job brings in, if it is still there."""
    return PeopleList.objects.filter(job=job_id).first()


def first_rows(
    people_list: PeopleList, spellings: Spellings, may_match: Seen | None, most: int
) -> list[Planned]:
    """Return what the first rows of a list would do if it were brought in now."""
    if people_list.content is None:
        return []
    content = bytes(people_list.content)
    rows = list(islice(read_rows(content, people_list.columns, spellings), most))
    earlier = earlier_people(brought_before(people_list), (number for number, _row in rows))
    known = known_people(
        (row for _number, row in rows),
        earlier=earlier.values(),
        may_match=may_match,
        locks=False,
    )
    return plan(rows, known, earlier=earlier, known_are=people_list.options.get("known", FILL))


def examples(people_list: PeopleList, most: int) -> list[list[str]]:
    """Return the cells of the first rows."""
    if people_list.content is None:
        return []
    return [cells for _number, cells in islice(rows_of(bytes(people_list.content)), most)]


def lists_of(member_id: int | None) -> QuerySet[PeopleList]:
    """Return lists without their rows, the newest first: a member's, or everybody's for None."""
    rows = PeopleList.objects.select_related("job", "made_by__user").defer("content")
    return rows if member_id is None else rows.filter(made_by=member_id)


def groups_named(people_list: PeopleList, most: int) -> set[str]:
    """Return the names of groups that stand in a list, in one spelling; no more than one over `most`."""
    place = people_list.columns.get("group")
    found: set[str] = set()
    if place is None or people_list.content is None:
        return found
    for _number, cells in rows_of(bytes(people_list.content)):
        if place < len(cells) and cells[place]:
            found.add(cells[place].casefold())
        if len(found) > most:
            break
    return found
