using System.Globalization;
using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>The file of a house that was made.</summary>
internal sealed class HouseText(FurnishedHouse house, ImmutableArray<ImmutableArray<string>> contents, Goal goal, int wording, (int X, int Y) robot)
{
    /// <summary>The file without its comments: it has to be read before it is known how long the shortest plan is.</summary>
    public string Write(string title)
    {
        var rooms = house.Sketch.Names;
        return HouseWriter.Write(new WrittenHouse
        {
            Title = title,
            Robot = new Position(robot.X / 100.0, robot.Y / 100.0),
            Rooms = [.. house.Sketch.Rooms.Select((room, i) => new Room(rooms[i], room.Row.Type, room.Block.ToRectangle()))],
            Doors = [.. house.Sketch.Doors.Select(door => new Door(rooms[door.A], rooms[door.B], door.Opening.ToRectangle()))],
            Furniture = Furniture(),
            Tasks = [new WrittenTask(goal.Type is TaskType.Other ? "several" : $"{goal.Shape.Word}-{goal.ObjectKind}", goal, wording - 1)],
        });
    }

    private ImmutableArray<WrittenPiece> Furniture()
    {
        var numbers = new Dictionary<PlannedPiece, int>();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var piece in house.Pieces)
            numbers[piece] = counts[piece.Kind] = counts.GetValueOrDefault(piece.Kind) + 1;
        return
        [
            .. house.Pieces.Zip(contents, (piece, holds) => new WrittenPiece
            {
                Kind = house.Kinds.Receptacles[piece.Kind],
                Number = numbers[piece],
                Footprint = piece.Host is null ? new Footprint(piece.Area.ToRectangle(), (double)piece.Facing, piece.IsRaised) : null,
                Host = piece.Host is { } host ? string.Create(CultureInfo.InvariantCulture, $"{host.Kind} {numbers[host]}") : null,
                Holds = holds,
            }),
        ];
    }
}
