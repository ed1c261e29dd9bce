namespace CodeAct.Embodied.Simulation.Model;

/// <summary>What must hold for the task to be done; evaluated after every step. ALFWorld's six task types are goals of one
/// requirement.</summary>
/// <remarks>Its language in files and logs: docs/worlds.md.</remarks>
public sealed record Goal
{
    /// <summary>What must hold in one state, first the first, then the second and so on. Most goals have one phase.</summary>
    public required ImmutableArray<ImmutableArray<Requirement>> Phases { get; init; }

    /// <summary>Whether in the last phase what was reached in those before must hold still. Default: no.</summary>
    public bool Keep { get; init; }

    /// <summary>What decides, on the first state and for good, whether this is the goal or <see cref="Else"/>; null for always.</summary>
    public Requirement? If { get; init; }

    /// <summary>The goal where <see cref="If"/> does not hold.</summary>
    public Goal? Else { get; init; }

    /// <summary>The goal of an ALFWorld task.</summary>
    /// <param name="objectKind">The kind of the object that is wanted, for example <c>mug</c>.</param>
    /// <param name="targetKind">The kind of the receptacle it must be in, or of the lamp to look at it under.</param>
    public static Goal Of(TaskType type, string objectKind, string targetKind)
    {
        var shape = TaskShape.Of(type);
        return new Goal
        {
            Phases = [[shape.UnderLamp ? new Requirement.Hold(objectKind, targetKind) : new Requirement.Things
            {
                Kind = objectKind,
                Count = shape.Count,
                That = shape.Treatment is { } treatment ? [treatment.Condition] : [],
                Place = targetKind,
                Together = shape.Count > 1,
            }]],
        };
    }

    /// <summary>Every requirement, those of the other branch included.</summary>
    public IEnumerable<Requirement> Requirements => Phases.SelectMany(phase => phase)
        .Concat(If is { } condition ? [condition] : []).Concat(Else?.Requirements ?? []);

    /// <summary>Which of ALFWorld's tasks it is.</summary>
    public TaskType Type => If is not null || Phases is not [[var only]] ? TaskType.Other : only switch
    {
        Requirement.Hold { Lamp: not null } => TaskType.LookAtObjInLight,
        Requirement.Things { Quantity: Quantity.Some, Kind: not null, Place: not null, Room: null, Beside: null } things => things switch
        {
            { Count: 1, That: [] } => TaskType.PickAndPlaceSimple,
            { Count: 2, That: [], Together: true } => TaskType.PickTwoObjAndPlace,
            { Count: 1, That: [var condition] } => TaskShape.All.FirstOrDefault(shape => shape.Treatment?.Condition == condition)?.Type ?? TaskType.Other,
            _ => TaskType.Other,
        },
        _ => TaskType.Other,
    };

    /// <summary>What tasks of its type ask for.</summary>
    public TaskShape Shape => TaskShape.Of(Type);

    /// <summary>The kind of thing that has to be found first; empty where none has to.</summary>
    public string ObjectKind => Phases.SelectMany(phase => phase).Select(requirement => requirement.Wanted).FirstOrDefault(kind => kind is not null) ?? "";

    /// <summary>The kind of place or lamp that it is about first; empty where there is none.</summary>
    public string TargetKind => Phases.SelectMany(phase => phase).Select(requirement => requirement.Target).FirstOrDefault(kind => kind is not null) ?? "";
}
