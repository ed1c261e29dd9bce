using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>A house with furniture, into which things are put.</summary>
internal sealed class FurnishedHouse(Sketch sketch, ImmutableArray<PlannedPiece> pieces, Kinds kinds)
{
    public Sketch Sketch => sketch;

    public ImmutableArray<PlannedPiece> Pieces => pieces;

    public Kinds Kinds => kinds;

    /// <summary>The kinds of furniture that it has, in ordinal order.</summary>
    public ImmutableArray<string> PieceKinds { get; } = [.. pieces.Select(piece => piece.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The kinds of thing that can be in its rooms, in ordinal order.</summary>
    public ImmutableArray<string> ThingKinds { get; } =
    [
        .. sketch.Rooms.Select(room => room.Row.Type).Distinct(StringComparer.Ordinal)
            .SelectMany(type => Placements.Of(type).Select(row => row.Kind)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    public string RoomTypeOf(PlannedPiece piece) => sketch.Rooms[piece.Room].Row.Type;

    /// <summary>How likely real scenes have such a thing there, of 100.</summary>
    public int Weight(string thing, PlannedPiece piece) => Placements.Weight(RoomTypeOf(piece), thing, piece.Kind);

    public bool IsClosed(PlannedPiece piece) => kinds.Receptacles[piece.Kind].Traits.HasFlag(ReceptacleTraits.Openable);

    public bool Accepts(string receptacle, string thing) => kinds.Receptacles[receptacle].Accepts.Contains(thing, StringComparer.Ordinal);
}
