using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>Furnishes whole houses.</summary>
internal static class Furnisher
{
    // What lies near to where it is liked best may leave no room for the rest; each time it is taken less exactly.
    private const int MostAttempts = 8;

    /// <summary>The furniture, room by room; null where a room lacks what makes it one.</summary>
    /// <param name="furniture">How much of what a room can do without it gets, in percent.</param>
    public static ImmutableArray<PlannedPiece>? Furnish(Sketch sketch, Kinds kinds, int furniture, RandomStream stream)
    {
        var pieces = ImmutableArray.CreateBuilder<PlannedPiece>();
        for (var room = 0; room < sketch.Rooms.Length; room++)
        {
            var furnished = Enumerable.Range(0, MostAttempts).Select(attempt => Furnish(sketch, room, kinds, furniture, attempt, stream))
                .FirstOrDefault(space => space is not null);
            if (furnished is null)
                return null;
            pieces.AddRange(furnished.Pieces);
        }

        return pieces.ToImmutable();
    }

    private static RoomSpace? Furnish(Sketch sketch, int room, Kinds kinds, int furniture, int attempt, RandomStream stream)
    {
        var space = new RoomSpace(sketch, room, kinds);
        new RoomRecipes(new RoomFurnisher(space, stream, furniture, attempt), sketch.Rooms.Length == 1, sketch.Has(RoomRole.Dining)).Furnish();
        return sketch.Rooms[room].Row.Musts.All(kind => space.Pieces.Any(piece => piece.Kind == kind)) ? space : null;
    }
}
