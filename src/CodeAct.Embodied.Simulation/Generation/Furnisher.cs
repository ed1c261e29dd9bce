using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>Furnishes whole houses.</summary>
internal static class Furnisher
{
    /// <summary>The furniture, room by room; null where a room lacks what makes it one.</summary>
    /// <param name="furniture">How much of what a room can do without it gets, in percent.</param>
    public static ImmutableArray<PlannedPiece>? Furnish(Sketch sketch, Kinds kinds, int furniture, RandomStream stream)
    {
        var pieces = ImmutableArray.CreateBuilder<PlannedPiece>();
        for (var room = 0; room < sketch.Rooms.Length; room++)
        {
            var space = new RoomSpace(sketch, room, kinds);
            new RoomRecipes(new RoomFurnisher(space, stream, furniture), sketch.Rooms.Length == 1, sketch.Has(RoomRole.Dining)).Furnish();
            if (!sketch.Rooms[room].Row.Musts.All(kind => space.Pieces.Any(piece => piece.Kind == kind)))
                return null;
            pieces.AddRange(space.Pieces);
        }

        return pieces.ToImmutable();
    }
}
