namespace CodeAct.Embodied.Simulation.Goals;

/// <summary>A requirement with the tables of one world: what the test of the goal and the planner go by.</summary>
internal abstract class Demand
{
    /// <summary>It is met when all of these hold.</summary>
    public ImmutableArray<ConditionTest> Conditions { get; private set; } = [];

    /// <summary>Sets the conditions, which may ask the demand themselves.</summary>
    public Demand With(params ImmutableArray<ConditionTest> conditions)
    {
        Conditions = conditions;
        return this;
    }

    public bool Holds(WorldState state)
    {
        foreach (var condition in Conditions)
        {
            if (!condition.Holds(state))
                return false;
        }

        return true;
    }
}

/// <summary>Things are, or are not, in or on receptacles.</summary>
internal sealed class PlaceDemand : Demand
{
    private readonly Lazy<int> placedAtStart;

    public PlaceDemand(WorldIndex index) => placedAtStart = new Lazy<int>(() => Placed(index.Initial, int.MaxValue));

    public required Quantity Quantity { get; init; }

    /// <summary>How many are wanted; of all, how many there are.</summary>
    public required int Count { get; init; }

    /// <summary>The things that count.</summary>
    public required ulong[] Things { get; init; }

    /// <summary>What must be true of each.</summary>
    public required ImmutableArray<Condition> That { get; init; }

    /// <summary>The receptacles that count.</summary>
    public required int[] Receptacles { get; init; }

    /// <summary>Whether what is in no such receptacle counts as well: in another one, or in the hand.</summary>
    public required bool Anywhere { get; init; }

    /// <summary>Whether all must be in the same receptacle.</summary>
    public required bool Together { get; init; }

    /// <summary>Things of which one must be in the same receptacle; null where none has to.</summary>
    public required ulong[]? Beside { get; init; }

    public int PlacedAtStart => placedAtStart.Value;

    /// <summary>How many things are where they are wanted; if that must be together, the most in one receptacle.</summary>
    /// <param name="enough">More need not be counted.</param>
    public int Placed(WorldState state, int enough)
    {
        if (Anywhere)
            return CountIn(state, Things);
        return Together || enough == 1 ? MostInOne(state, enough) : InAll(state);
    }

    // Asked of ALFWorld's tasks after every step.
    private int MostInOne(WorldState state, int enough)
    {
        var most = 0;
        var isSimple = That.Length <= 1;
        var having = That.Length == 1 ? state.With(That[0]) : Things;
        foreach (var receptacle in Receptacles)
        {
            var here = state.ContentsOf(receptacle);
            if (!IsBeside(here))
                continue;
            var count = isSimple ? Bits.CountCommon(here, Things, having) : CountIn(state, here);
            if (count >= enough)
                return count;
            most = Math.Max(most, count);
        }

        return most;
    }

    private int InAll(WorldState state)
    {
        // A thing can be in two receptacles and counts once.
        Span<ulong> placed = stackalloc ulong[Things.Length];
        placed.Clear();
        foreach (var receptacle in Receptacles)
        {
            var here = state.ContentsOf(receptacle);
            if (!IsBeside(here))
                continue;
            for (var word = 0; word < placed.Length; word++)
                placed[word] |= here[word];
        }

        return CountIn(state, placed);
    }

    private bool IsBeside(ReadOnlySpan<ulong> here) => Beside is null || Bits.CountCommon(here, Beside, Beside) > 0;

    /// <summary>Whether everything that is wanted of the thing is true of it.</summary>
    public bool IsReady(WorldState state, int thing)
    {
        foreach (var condition in That)
        {
            if (!state.Is(condition, thing))
                return false;
        }

        return true;
    }

    private int CountIn(WorldState state, ReadOnlySpan<ulong> among)
    {
        if (That.Length <= 1)
            return Bits.CountCommon(among, Things, That.Length == 0 ? Things : state.With(That[0]));
        var count = 0;
        foreach (var thing in new Bits(among))
        {
            if (Bits.Contains(Things, thing) && IsReady(state, thing))
                count++;
        }

        return count;
    }
}

/// <summary>A thing is in the hand, perhaps beside a lamp that is on.</summary>
internal sealed class HoldDemand : Demand
{
    public required ulong[] Things { get; init; }

    /// <summary>Null where no lamp is asked for.</summary>
    public required ulong[]? Lamps { get; init; }
}

internal sealed class LampDemand : Demand
{
    public required ulong[] Lamps { get; init; }
}

internal sealed class DoorDemand : Demand
{
    public required int[] Receptacles { get; init; }

    public required bool AreOpen { get; init; }
}

internal sealed class AtDemand : Demand
{
    public required int[] Receptacles { get; init; }
}
