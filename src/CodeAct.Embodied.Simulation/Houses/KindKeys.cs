namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>Every key that a kinds file may have.</summary>
internal static class KindKeys
{
    public static ImmutableArray<FieldKey> File { get; } = [new("receptacles"), new("things"), new("scenery"), new("materials")];

    /// <summary>Of a thing that says more than what it affords.</summary>
    public static ImmutableArray<FieldKey> Thing { get; } = [new("does", "What it affords.", IsRequired: true), new("home", "The kinds of receptacle where it belongs."), new("drawn")];

    public static ImmutableArray<FieldKey> Receptacle { get; } =
    [
        new("size", "Width along its front and depth, in metres.", IsRequired: true),
        new("height", "Of its surface or handle above the floor, in metres.", IsRequired: true),
        new("raised"),
        new("free"),
        new("does"),
        new("accepts", "The kinds of thing that can be put there.", IsRequired: true),
        new("also_holds"),
        // What stands behind it is read by those who draw.
        new("drawn"),
    ];
}
