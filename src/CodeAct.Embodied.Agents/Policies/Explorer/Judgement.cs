namespace CodeAct.Embodied.Agents.Policies.Explorer;

/// <summary>What the beliefs say of conditions: yes, no, or that it is not known (null).</summary>
internal sealed class Judgement(Beliefs beliefs)
{
    /// <summary>Whether the condition holds.</summary>
    /// <param name="atFirst">Whether doors count as they were when they were first seen.</param>
    public bool? Holds(Requirement requirement, bool atFirst = false)
    {
        switch (requirement)
        {
            case Requirement.Hold hold:
                return beliefs.Held is { } held && Beliefs.KindOf(held) == hold.Kind && (hold.Lamp is not { } lamp || IsLit(lamp, place => place == beliefs.At));
            case Requirement.LampOn on:
                return IsLit(on.Lamp, _ => true) ? true : null;
            case Requirement.At at:
                return beliefs.At is { } here && Beliefs.KindOf(here) == at.Place;
            case Requirement.Doors doors:
                var known = atFirst ? beliefs.DoorsAtFirst : beliefs.Doors;
                var states = beliefs.Places.Where(place => doors.Place is null || Beliefs.KindOf(place) == doors.Place)
                    .Select(place => known.TryGetValue(place, out var isOpen) ? isOpen is null || isOpen == doors.AreOpen : (bool?)null).ToList();
                return states.Contains(false) ? false : states.Contains(null) ? null : true;
            default:
                var chores = Chore.Of(requirement).Select(Holds).ToList();
                return chores.Contains(false) ? false : chores.Contains(null) ? null : true;
        }
    }

    /// <summary>Whether the chore is done.</summary>
    public bool? Holds(Chore chore)
    {
        var places = Places(chore).ToList();
        // What is out of sight may be there as well; so may a thing of which one does not know what it is like.
        var isSeen = (chore.IsAnywhere ? beliefs.Places : beliefs.Places.Where(chore.IsAt)).All(beliefs.HasSeen);
        var (least, most) = (Most(thing => IsReady(chore, thing)), isSeen ? Most(_ => true) : int.MaxValue);
        switch (chore.Quantity)
        {
            case Quantity.Some:
                return least >= chore.Count ? true : most < chore.Count ? false : null;
            case Quantity.All:
                var isAway = beliefs.Find(chore.IsAbout).Any(seen => !places.Contains(seen.Place)) || (!chore.IsAnywhere && IsHeld());
                return isAway ? false : !beliefs.Places.All(beliefs.HasSeen) || least < most ? null : most > 0 || chore.MayBeVain;
            default:
                return least > chore.Count || most < chore.Count ? false : least == most ? true : null;
        }

        int Most(Func<string, bool> counts)
        {
            var there = beliefs.Find(thing => chore.IsAbout(thing) && counts(thing)).Where(seen => places.Contains(seen.Place)).ToList();
            return chore.Together
                ? there.GroupBy(seen => seen.Place).Select(place => place.Count()).DefaultIfEmpty(0).Max()
                : there.Select(seen => seen.Thing).Distinct().Count() + (chore.IsAnywhere && IsHeld() && counts(beliefs.Held!) ? 1 : 0);
        }

        bool IsHeld() => beliefs.Held is { } held && chore.IsAbout(held);
    }

    /// <summary>The places where things count for the chore, as far as that is known.</summary>
    public IEnumerable<string> Places(Chore chore) => beliefs.Places.Where(chore.IsAt)
        .Where(place => chore.Beside is not { } other || beliefs.Find(other).Any(seen => seen.Place == place));

    /// <summary>Whether everything that must be true of the thing is known to be.</summary>
    public bool IsReady(Chore chore, string thing) => chore.That.All(condition => beliefs.Is(thing, condition));

    private bool IsLit(string lamp, Func<string, bool> isThere) => beliefs.Find(lamp).Any(seen => isThere(seen.Place) && beliefs.Is(seen.Thing, Condition.Toggled));
}
