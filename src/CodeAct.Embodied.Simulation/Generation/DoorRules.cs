using static CodeAct.Embodied.Simulation.Generation.RoomRole;

namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>Puts doors between rooms as homes have them: every private room opens to the hall, a bathroom leads nowhere else, the kitchen
/// opens to where people eat.</summary>
internal sealed class DoorRules(IReadOnlyList<SketchRoom> rooms, RandomStream stream)
{
    // In centimetres: openings, and the wall that stays beside one.
    private const int Usual = 90;
    private const int ToBathroom = 80;
    private const int Wide = 120;
    private const int ToDining = 140;
    private const int LeastWallBeside = 25;
    private const int FromCorner = 15;

    private readonly List<SketchDoor> doors = [];

    /// <summary>The doors; null where a rule cannot be kept.</summary>
    public ImmutableArray<SketchDoor>? Place()
    {
        if (rooms.Count == 1)
            return [];
        var halls = Of(Hall);
        var living = Of(Living);
        var hubs = halls.Count > 0 ? halls : living.Count > 0 ? living : Of(MainBedroom);
        var isDone = halls.All(hall => living.Any(room => Join(room, hall, Wide) || Join(room, hall, Usual)))
            && Of(Kitchen).All(kitchen => OpenKitchen(kitchen, living, halls))
            && Of(Dining).All(dining => Join(dining, living[0], ToDining) || halls.Any(hall => Join(dining, hall, Usual)))
            && Enumerable.Range(0, rooms.Count).Where(room => IsPrivate(room) && !hubs.Contains(room)).All(room => OpenPrivate(room, hubs))
            && AllAreReached();
        return isDone ? [.. doors] : null;
    }

    private List<int> Of(RoomRole role) => [.. Enumerable.Range(0, rooms.Count).Where(room => rooms[room].Role == role)];

    private bool IsPrivate(int room) => rooms[room].Role is MainBedroom or Bedroom or Bathroom or Ensuite or Study;

    private bool OpenKitchen(int kitchen, List<int> living, List<int> halls)
    {
        var opens = Of(Dining).Any(dining => Join(kitchen, dining, Wide)) || living.Any(room => Join(kitchen, room, Wide));
        if (opens && halls.Count > 0 && stream.Chance(50))
            Join(kitchen, halls[0], Usual);
        return opens;
    }

    private bool OpenPrivate(int room, List<int> hubs) => rooms[room].Role switch
    {
        Ensuite => Of(MainBedroom).Any(bedroom => Join(room, bedroom, ToBathroom)),
        Bathroom => hubs.Any(hub => Join(room, hub, ToBathroom)),
        _ => hubs.Any(hub => Join(room, hub, Usual)),
    };

    private bool Join(int a, int b, int width)
    {
        if (rooms[a].Block.WallWith(rooms[b].Block) is not { } wall || wall.Longer < width + LeastWallBeside)
            return false;
        var play = wall.Longer - width;
        // Wide openings are near the middle; doors are near a corner, so that the wall stays long enough for furniture.
        var from = width >= Wide
            ? (play / 2) + stream.Between(-play * 15 / 100, play * 15 / 100)
            : stream.Chance(50) ? Math.Min(FromCorner, play) : Math.Max(play - FromCorner, 0);
        doors.Add(new SketchDoor(a, b, wall.Width == 0
            ? wall with { Bottom = wall.Bottom + from, Top = wall.Bottom + from + width }
            : wall with { Left = wall.Left + from, Right = wall.Left + from + width }));
        return true;
    }

    private bool AllAreReached()
    {
        HashSet<int> reached = [0];
        while (doors.FirstOrDefault(door => reached.Contains(door.A) != reached.Contains(door.B)) is { } door)
            reached.UnionWith([door.A, door.B]);
        return reached.Count == rooms.Count;
    }
}
