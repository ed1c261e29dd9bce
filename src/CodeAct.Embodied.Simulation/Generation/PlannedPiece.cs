using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>A piece of furniture of a house that is being made.</summary>
/// <remarks>A class and not a record: two drawers of one desk are equal and yet two.</remarks>
internal sealed class PlannedPiece
{
    public required string Kind { get; init; }

    /// <summary>The index of its room.</summary>
    public required int Room { get; init; }

    /// <summary>What it covers; that of its host where it has one.</summary>
    public required Block Area { get; init; }

    public required Facing Facing { get; init; }

    public required bool IsRaised { get; init; }

    /// <summary>What it stands on, hangs above or is built into.</summary>
    public PlannedPiece? Host { get; init; }

    /// <summary>Along its front, in centimetres.</summary>
    public int Width => Facing is Facing.North or Facing.South ? Area.Width : Area.Depth;

    /// <summary>From front to back, in centimetres.</summary>
    public int Depth => Facing is Facing.North or Facing.South ? Area.Depth : Area.Width;
}
