using CodeAct.Embodied.Simulation.Houses;
using CodeAct.Embodied.Simulation.Planning;

namespace CodeAct.Embodied.Agents.Policies.Explorer;

// What there is to do for conditions: which is next, what thing it needs, fetch, treat, bring.
public sealed partial class ExplorerPolicy
{
    /// <summary>Places in one search program; a turn's output must hold what is seen there.</summary>
    private const int PlacesPerSearch = 6;

    /// <summary>Places that are offered a thing of which the hand must be free.</summary>
    private const int PlacesToPutAside = 4;

    private readonly HashSet<(string Kind, string Place)> refusing = [];
    private readonly HashSet<Requirement> visited = [];
    private (string Thing, Func<bool> Succeeded)? attempt;
    private IReadOnlyList<string> offered = [];
    private ImmutableArray<Chore> chores = [];
    private bool isAlone;

    /// <summary>The steps for conditions that do not hold, in an order in which none undoes what was done before.</summary>
    private IEnumerable<Reply> Steps(ImmutableArray<Requirement> asked)
    {
        chores = [.. asked.SelectMany(Chore.Of)];
        isAlone = asked.Length == 1;
        var open = asked.Where(requirement => judgement!.Holds(requirement) is not true).ToList();
        // Nothing is laid aside that is of use: a knife is held until everything is sliced, and what is in the hand is brought first.
        foreach (var chore in chores.Where(chore => judgement!.Holds(chore) is not true)
            .OrderByDescending(NeedsKnife).ThenByDescending(chore => beliefs!.Held is { } held && chore.IsAbout(held)))
        {
            yield return Carry(chore);
        }

        foreach (var lamp in open.OfType<Requirement.LampOn>())
            yield return Light(lamp.Lamp);
        foreach (var hold in open.OfType<Requirement.Hold>().Where(hold => beliefs!.Held is not { } held || Beliefs.KindOf(held) != hold.Kind))
            yield return Hold(hold.Kind);
        foreach (var doors in open.OfType<Requirement.Doors>())
            yield return SetDoors(doors);
        foreach (var at in asked.OfType<Requirement.At>().Where(at => at.Room is null ? open.Contains(at) : !visited.Contains(at)))
            yield return Visit(at);
        foreach (var hold in open.OfType<Requirement.Hold>())
            yield return Light(hold.Lamp!);
    }

    private Reply Carry(Chore chore)
    {
        if (chore.Beside is { } other && !judgement!.Places(chore).Any())
            return chore.Places.IsEmpty ? Look([other]) : Carry(new Chore { Kind = other, Count = 1, Places = chore.Places });
        string[] kinds = chore.Kind is { } kind ? [kind] : [];
        if (chore.Quantity is Quantity.None or Quantity.Exactly && !beliefs!.Places.Where(chore.IsAt).All(beliefs.HasSeen))
            return Look(kinds, chore.IsAt);

        var delivered = Delivered(chore);
        var isWanting = delivered.Count < chore.Count;
        if (beliefs!.Held is { } held && isWanting && chore.IsAbout(held) && !beliefs.IsGivenUp(held))
        {
            if (chore.That.Where(condition => !beliefs.Is(held, condition)).Select(condition => (Condition?)condition).Max() is { } missing)
                return missing is Condition.Sliced ? PutAside(held) : Treat(held, Treatment.For(missing)!);
            if (!chore.IsAnywhere)
                return Put(held, chore);
        }

        // Too many are where such things must not be; or what lies at its destination stays there.
        List<(string Thing, string Place)> candidates = isWanting
            ? [.. beliefs.Find(chore.IsAbout).Where(seen => !delivered.Contains(seen) && !IsDeliveredElsewhere(chore, seen))]
            : [.. beliefs.Find(chore.IsAbout).Where(seen => chore.IsAt(seen.Place)).OrderBy(seen => judgement!.IsReady(chore, seen.Thing))];
        if (isWanting && NeedsKnife(chore))
        {
            if (candidates.Where(seen => !beliefs.Is(seen.Thing, Condition.Sliced)).Select(seen => ((string, string)?)seen).FirstOrDefault() is var (thing, place))
                return Slice(thing, place);
            if (candidates.Count == 0)
                return Knife() ?? Look(kinds);
        }

        if (candidates.OrderByDescending(seen => beliefs.Is(seen.Thing, Condition.Sliced)).Select(seen => ((string, string)?)seen).FirstOrDefault() is var (next, at))
            return Fetch(next, at);
        // Where it is all that is asked for, nothing that is found is where it belongs: it would be over.
        var takes = isAlone && beliefs.Held is null && chore is { Quantity: Quantity.Some, Beside: null, Kind: not null } && (chore.Count == 1 || chore.Together);
        return takes ? Search(kinds, places => Programs.SearchAndTake(chore.Kind!, places)) : Look(kinds);
    }

    /// <summary>The things that are where the chore wants them; for two that must end up in the same place, where the first one was put.</summary>
    private List<(string Thing, string Place)> Delivered(Chore chore) =>
    [
        .. beliefs!.Find(chore.IsAbout).Where(seen => judgement!.IsReady(chore, seen.Thing) && judgement.Places(chore).Contains(seen.Place)
            && (!chore.Together || seen.Place == beliefs.LastPut(chore.Kind!))),
    ];

    private bool IsDeliveredElsewhere(Chore chore, (string Thing, string Place) seen) => chores.Any(other =>
        !ReferenceEquals(other, chore) && other.Kind == chore.Kind && Delivered(other) is var delivered && delivered.Count <= other.Count && delivered.Contains(seen));

    private bool NeedsKnife(Chore chore) => chore.That.Contains(Condition.Sliced)
        && beliefs!.Find(chore.IsAbout).Select(seen => seen.Thing).Append(beliefs.Held ?? "").Distinct().Count(thing => beliefs.Is(thing, Condition.Sliced)) < chore.Count;

    private Reply Fetch(string thing, string place)
    {
        if (beliefs!.Held is { } held)
            return PutAside(held);
        attempt = (thing, () => beliefs.Held == thing);
        return Act($"I saw {thing} at {place}. I fetch it.", Programs.Fetch(thing, place, place == beliefs.At));
    }

    private Reply Slice(string thing, string place)
    {
        if (Knife() is { } first)
            return first;
        attempt = (thing, () => beliefs!.Is(thing, Condition.Sliced));
        return Act($"I hold {beliefs!.Held} and slice {thing} at {place}.", Programs.Slice(thing, beliefs.Held!, place, place == beliefs.At));
    }

    // What there is to do before a knife is in the hand; null where one is.
    private Reply? Knife()
    {
        string[] knives = [.. WorldCatalog.Shipped.Kinds.Things.Values.Where(kind => kind.Traits.HasFlag(ThingTraits.Slices)).Select(kind => kind.Name)];
        if (beliefs!.Held is { } held && knives.Contains(Beliefs.KindOf(held)))
            return null;
        return beliefs.Find(thing => knives.Contains(Beliefs.KindOf(thing))).Select(seen => ((string, string)?)seen).FirstOrDefault() is var (knife, place)
            ? Fetch(knife, place)
            : Look(knives);
    }

    private Reply Hold(string kind)
    {
        if (beliefs!.Held is { } held)
            return PutAside(held);
        return beliefs.Find(kind).Select(seen => ((string, string)?)seen).FirstOrDefault() is var (thing, place)
            ? Fetch(thing, place)
            : Search([kind], places => Programs.SearchAndTake(kind, places));
    }

    private Reply Light(string lampKind)
    {
        foreach (var (lamp, place) in beliefs!.Find(lampKind))
        {
            attempt = (lamp, () => beliefs.Is(lamp, Condition.Toggled));
            var hand = beliefs.Held is { } held ? $"hold {held} and " : "";
            return Act($"I {hand}saw {lamp} at {place}. I switch it on there.", Programs.UseKnown(lamp, place, place == beliefs.At));
        }

        return Search([lampKind], places => Programs.SearchAndUse(lampKind, places));
    }

    private Reply Treat(string held, Treatment treatment)
    {
        var appliances = OfKind(treatment.ApplianceKind);
        if (appliances.Count == 0)
            return Stop($"There is no {treatment.ApplianceKind} in this house, so I cannot {treatment.Verb} the {held}.");
        attempt = (held, () => beliefs!.Is(held, treatment.Condition));
        return Act($"I hold {held}. To {treatment.Verb} it I need {Nouns.A(treatment.ApplianceKind)}.", Programs.Treat(treatment.Verb, held, appliances));
    }

    private Reply Put(string held, Chore chore)
    {
        // Two things must end up in the same place; otherwise a place that is known to be open costs least.
        var kind = Beliefs.KindOf(held);
        var places = judgement!.Places(chore).Where(place => !refusing.Contains((kind, place)))
            .OrderByDescending(place => place == beliefs!.LastPut(kind))
            .ThenByDescending(place => beliefs!.Find(kind).Count(seen => seen.Place == place))
            .ThenByDescending(beliefs!.HasSeen);
        offered = [.. places];
        var where = chore.Places.IsEmpty ? "place beside " + Nouns.A(chore.Beside!) : string.Join(" or ", chore.Places);
        return offered.Count == 0
            ? Stop($"There is no {where} in this house{(OfKind(chore.Places.FirstOrDefault()).Count > 0 ? $" that takes the {held}" : "")}.")
            : Act($"I hold {held} and take it to {Nouns.A(where)}.", Programs.Put(held, offered));
    }

    /// <summary>Puts down what is of no use now where it is no harm: here, if that will do.</summary>
    private Reply PutAside(string held)
    {
        var kind = Beliefs.KindOf(held);
        var places = beliefs!.Places
            .Where(place => !refusing.Contains((kind, place)) && !chores.Any(chore => chore.Quantity is Quantity.None or Quantity.Exactly && chore.IsAbout(held) && chore.IsAt(place)))
            .OrderByDescending(place => placements.HasSeen(kind, Beliefs.KindOf(place)))
            .ThenByDescending(place => place == beliefs.At)
            .ThenByDescending(beliefs.HasSeen);
        offered = [.. places.Take(PlacesToPutAside)];
        return offered.Count == 0
            ? Stop($"There is nowhere to put the {held}.")
            : Act($"I need my hand. I put {held} aside.", Programs.Put(held, offered));
    }

    private Reply SetDoors(Requirement.Doors doors)
    {
        var places = OfKind(doors.Place).Where(place => !beliefs!.Doors.TryGetValue(place, out var isOpen) || isOpen == !doors.AreOpen)
            .OrderByDescending(place => place == beliefs!.At).ThenByDescending(beliefs!.Doors.ContainsKey).Take(PlacesPerSearch).ToList();
        var state = doors.AreOpen ? "open" : "closed";
        return Act($"Every {doors.Place ?? "door and drawer"} must be {state}. I see to {string.Join(", ", places)}.", Programs.SetDoors(doors.AreOpen, places, beliefs.At));
    }

    private Reply Visit(Requirement.At at)
    {
        // Of several it is over at the one that is meant.
        var places = OfKind(at.Place);
        visited.Add(at);
        return places.Count == 0
            ? Stop($"There is no {at.Place} in this house.")
            : Act($"I go to {Nouns.A(at.Place)}.", Programs.Visit(at.Room is null ? places.Take(1) : places));
    }

    private Reply Look(IReadOnlyCollection<string> kinds, Func<string, bool>? among = null) => Search(kinds, places => Programs.Look(kinds, places), among);

    private Reply Search(IReadOnlyCollection<string> kinds, Func<IEnumerable<string>, string> program, Func<string, bool>? among = null)
    {
        var unseen = beliefs!.Places.Where(place => !beliefs.HasSeen(place) && (among is null || among(place))).ToList();
        var places = Promising(kinds, unseen).Take(PlacesPerSearch).ToList();
        var what = string.Join(" or ", kinds);
        if (places.Count == 0)
            return Stop($"I have looked everywhere and there is no {what} to be had.");

        var where = string.Join(", ", places.Select(Beliefs.KindOf).Distinct());
        return Act($"I need {(kinds.Count > 0 ? Nouns.A(what) : "to look")}. I have not looked everywhere yet; the likeliest places are: {where}.", program(places), looks: true);
    }

    // The likeliest places first, by the chance of success for each step that looking costs. Of two things that must end up in the
    // same place, one that is there already helps only when the other has been found.
    private IEnumerable<string> Promising(IReadOnlyCollection<string> kinds, List<string> unseen)
    {
        var searched = isSearcher
            ? OptimalSearch.Order([.. unseen.Select((place, number) => new SearchPlace(kinds.Select(kind => placements.Chance(kind, Beliefs.KindOf(place))).DefaultIfEmpty(1).Max(), Steps(Beliefs.KindOf(place)), number))])
                .Select(number => unseen[number])
            : unseen.OrderByDescending(place => kinds.Select(kind => placements.Promise(kind, Beliefs.KindOf(place))).DefaultIfEmpty(1).Max());
        return searched.OrderBy(place => chores.Any(chore => chore.Together && chore.IsAt(place)));
    }

    // What looking costs: as it was at others of the kind in this house, or as it is in most houses.
    private double Steps(string placeKind)
    {
        var doors = beliefs!.DoorsAtFirst.Where(door => Beliefs.KindOf(door.Key) == placeKind).Select(door => door.Value is false ? 2.0 : 1).ToList();
        return doors.Count > 0 ? doors.Average() : placements.Steps(placeKind);
    }

    private Reply Act(string thought, string code, bool looks = false)
    {
        var prelude = (looks || tells) && !hasLookInto ? tells ? Programs.LookIntoAndTell : Programs.LookInto : "";
        hasLookInto |= prelude.Length > 0;
        return new Reply { Thought = thought, Action = new AgentAction.Program(prelude + (tells ? Programs.Telling(code) : code)) };
    }
}
