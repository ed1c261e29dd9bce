using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Agents.Policies.Explorer;

/// <summary>Things of a kind that have to be, or not to be, somewhere: what the explorer makes of a condition about things.</summary>
internal sealed record Chore
{
    /// <summary>Null for whatever can be picked up.</summary>
    public required string? Kind { get; init; }

    public Quantity Quantity { get; init; } = Quantity.Some;

    /// <summary>How many; none for none, and all there are for all.</summary>
    public required int Count { get; init; }

    /// <summary>What must be true of each.</summary>
    public ImmutableArray<Condition> That { get; init; } = [];

    /// <summary>The kinds of place, the best first; empty for any.</summary>
    public required ImmutableArray<string> Places { get; init; }

    /// <summary>Whether all must be at one place.</summary>
    public bool Together { get; init; }

    /// <summary>A kind of which one must be at the same place; null for none.</summary>
    public string? Beside { get; init; }

    /// <summary>Whether it is done, too, where there is no such thing at all.</summary>
    public bool MayBeVain { get; init; }

    /// <summary>Whether the hand counts as well as any place.</summary>
    public bool IsAnywhere => Places.IsEmpty && Beside is null;

    /// <summary>What has to be done about things for a requirement; none where it is about something else.</summary>
    public static IEnumerable<Chore> Of(Requirement requirement) => requirement switch
    {
        Requirement.Things things =>
        [
            new Chore
            {
                Kind = things.Kind,
                Quantity = things.Quantity,
                Count = things.Quantity switch { Quantity.All => int.MaxValue, Quantity.None => 0, _ => things.Count },
                That = things.That,
                Places = things.Place is { } place ? [place] : [],
                Together = things.Together && things.Count > 1,
                Beside = things.Beside,
            },
        ],
        Requirement.Tidy tidy => tidy.Homes.Select(home => new Chore { Kind = home.Kind, Quantity = Quantity.All, Count = int.MaxValue, Places = home.Places, MayBeVain = true }),
        _ => [],
    };

    /// <summary>Whether it is about the thing.</summary>
    public bool IsAbout(string thing) => Kind is { } kind
        ? Beliefs.KindOf(thing) == kind
        : !WorldCatalog.Shipped.Kinds.Things.TryGetValue(Beliefs.KindOf(thing), out var known) || known.Traits.HasFlag(ThingTraits.Pickupable);

    /// <summary>Whether the place is of a kind where such things count.</summary>
    public bool IsAt(string place) => Places.IsEmpty || Places.Contains(Beliefs.KindOf(place));
}
