namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>A house as it is to be written into a file. Lengths are metres.</summary>
public sealed record WrittenHouse
{
    public required string Title { get; init; }

    /// <summary>Where the robot starts.</summary>
    public required Position Robot { get; init; }

    /// <summary>Whether observations name things of one kind from the highest number down. Default: from the lowest up.</summary>
    public bool IsDescending { get; init; }

    public required ImmutableArray<Room> Rooms { get; init; }

    public required ImmutableArray<Door> Doors { get; init; }

    public required ImmutableArray<WrittenPiece> Furniture { get; init; }

    public required ImmutableArray<WrittenTask> Tasks { get; init; }
}

/// <summary>A task as it is to be written.</summary>
/// <param name="Variant">Which of ALFWorld's two sentences states the goal, where it is one of its tasks: 0 or 1.</param>
public sealed record WrittenTask(string Name, Goal Goal, int Variant);

/// <summary>A piece of furniture as it is to be written.</summary>
public sealed record WrittenPiece
{
    public required ReceptacleKind Kind { get; init; }

    public required int Number { get; init; }

    /// <summary>What it covers; null where it has the place that <see cref="Host"/> gives it.</summary>
    public Footprint? Footprint { get; init; }

    /// <summary>The name of the piece that it stands on, hangs above or is built into; null where it has a place of its own.</summary>
    public string? Host { get; init; }

    /// <summary>Where one stands before it; null where that is to be found or is another's.</summary>
    public Position? Stand { get; init; }

    /// <summary>The name of the piece whose standing place it shares; null for none.</summary>
    public string? StandOf { get; init; }

    /// <summary>Whether it lacks the door that its kind has. Default: false.</summary>
    public bool LacksDoor { get; init; }

    /// <summary>Whether it is open at the start. Default: false.</summary>
    public bool IsOpen { get; init; }

    /// <summary>What is in or on it, as a house file names it, for example <c>cool apple 1</c>.</summary>
    public ImmutableArray<string> Holds { get; init; } = [];

    public string Name => $"{Kind.Name} {Number}";
}
