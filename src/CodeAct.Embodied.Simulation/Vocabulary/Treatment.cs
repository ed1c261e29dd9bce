namespace CodeAct.Embodied.Simulation.Vocabulary;

/// <summary>A way to change a thing with an appliance: cleaning, heating, cooling. A row each, with all that belongs to it.</summary>
public sealed record Treatment
{
    private Treatment()
    {
    }

    /// <summary>The verb, which is also the Python function: <c>clean</c>, <c>heat</c> or <c>cool</c>.</summary>
    public required string Verb { get; init; }

    /// <summary>What the thing is afterwards.</summary>
    public required Condition Condition { get; init; }

    /// <summary>What the thing no longer is afterwards; null for nothing.</summary>
    public Condition? Ends { get; init; }

    /// <summary>What a thing must afford.</summary>
    public required ThingTraits Suitable { get; init; }

    /// <summary>What the appliance must do.</summary>
    public required ReceptacleTraits Appliance { get; init; }

    /// <summary>The kind of the appliance in ALFWorld, for example <c>sinkbasin</c>.</summary>
    public required string ApplianceKind { get; init; }

    /// <summary>What was done, for example <c>cleaned</c>.</summary>
    public required string Done { get; init; }

    public static Treatment Clean { get; } = new()
    {
        Verb = "clean",
        Condition = Condition.Clean,
        Suitable = ThingTraits.Cleanable,
        Appliance = ReceptacleTraits.Cleans,
        ApplianceKind = "sinkbasin",
        Done = "cleaned",
    };

    public static Treatment Heat { get; } = new()
    {
        Verb = "heat",
        Condition = Condition.Hot,
        Ends = Condition.Cool,
        Suitable = ThingTraits.Heatable,
        Appliance = ReceptacleTraits.Heats,
        ApplianceKind = "microwave",
        Done = "heated",
    };

    public static Treatment Cool { get; } = new()
    {
        Verb = "cool",
        Condition = Condition.Cool,
        Ends = Condition.Hot,
        Suitable = ThingTraits.Coolable,
        Appliance = ReceptacleTraits.Cools,
        ApplianceKind = "fridge",
        Done = "cooled",
    };

    /// <summary>Every treatment.</summary>
    public static ImmutableArray<Treatment> All { get; } = [Clean, Heat, Cool];

    /// <summary>The treatment after which that is true of a thing; null where there is none.</summary>
    public static Treatment? For(Condition condition) => All.FirstOrDefault(treatment => treatment.Condition == condition);
}
