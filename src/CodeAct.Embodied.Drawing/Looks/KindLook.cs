namespace CodeAct.Embodied.Drawing.Looks;

/// <summary>A shape of what a kind looks like, in the unit box of the kind.</summary>
/// <param name="Letter">Which shape it is, as <c>kinds.yaml</c> explains it.</param>
public sealed record ShapePart(char Letter, bool IsOutlined, ImmutableArray<float> Numbers, Rgba Color);

/// <summary>What is true of how a kind is drawn; the words of <c>is</c> in <c>kinds.yaml</c>, where they are explained.</summary>
[Flags]
public enum LookTraits
{
    None = 0,
    Raised = 1,
    Unit = 1 << 1,
    Counter = 1 << 2,
    Table = 1 << 3,
    Grows = 1 << 4,
    Shrinks = 1 << 5,
    Stacks = 1 << 6,
    Front = 1 << 7,
    High = 1 << 8,
    Hangs = 1 << 9,
    Drawer = 1 << 10,
    Round = 1 << 11,
    Stands = 1 << 12,
    Seat = 1 << 13 | Stands,
    Part = 1 << 14,
    OnWall = 1 << 15 | Part,
    Window = 1 << 16 | OnWall,
}

/// <summary>How a kind is drawn. <c>kinds.yaml</c> says it, and explains each word.</summary>
public sealed record KindLook
{
    public required string Name { get; init; }

    /// <summary>From the lowest up; none where nothing is known.</summary>
    public ImmutableArray<ShapePart> Shapes { get; init; } = [];

    public LookTraits Traits { get; init; }

    /// <summary>Width and depth as furniture, in metres; null where it is none.</summary>
    public Vector2? Size { get; init; }

    /// <summary>How large it is drawn as a thing, in metres.</summary>
    public float Across { get; init; } = 0.28f;

    /// <summary>Its depth as a thing, as a share of that.</summary>
    public float Flat { get; init; } = 1;

    public int Order { get; init; } = 4;

    /// <summary>The colour of its door; null for the usual one.</summary>
    public Rgba? Leaf { get; init; }

    /// <summary>How far a carpet reaches beyond it, in metres; null for no carpet.</summary>
    public double? Carpet { get; init; }

    public string? Seats { get; init; }

    public string? Plate { get; init; }

    public string? Knob { get; init; }

    public string? Room { get; init; }

    public string? StandsFor { get; init; }

    public ImmutableArray<string> Shows { get; init; } = [];

    public ImmutableArray<string> Carries { get; init; } = [];

    /// <summary>Width and depth on the plan, in metres.</summary>
    public Vector2 Footprint => Size ?? new Vector2(0.6f, 0.5f);

    public bool Is(LookTraits trait) => (Traits & trait) == trait;
}
