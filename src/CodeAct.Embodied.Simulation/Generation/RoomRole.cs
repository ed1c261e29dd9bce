namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>What a room is for. Several roles are one type of room in a house file.</summary>
internal enum RoomRole
{
    Living,
    Dining,
    Kitchen,
    MainBedroom,
    Bedroom,
    Bathroom,
    Ensuite,
    Study,
    Hall,
}

/// <summary>What rooms of a role are like.</summary>
/// <param name="Type">One of <see cref="Room.Types"/>.</param>
/// <param name="Name">What it is called in a house file; a second one has a number.</param>
/// <param name="LeastArea">In square metres.</param>
/// <param name="MostArea">In square metres.</param>
/// <param name="LeastSide">In centimetres.</param>
/// <param name="MostAspect">How many times as long as wide it may be, in percent.</param>
/// <param name="Musts">Kinds of furniture without which it is no such room.</param>
/// <remarks>Least areas and sides are above those of the International Residential Code (R304) and near those of the space standard of the
/// United Kingdom; a kitchen is two counters of 0.62 m and 1.2 m between them, a bathroom a bath of 1.7 by 0.75 m and 0.6 m before it.</remarks>
internal sealed record RoleRow(RoomRole Role, string Type, string Name, double LeastArea, double MostArea, int LeastSide, int MostAspect, ImmutableArray<string> Musts)
{
    private const int SquareCentimetres = 10_000;

    private static readonly ImmutableArray<RoleRow> All =
    [
        new(RoomRole.Living, "living", "living room", 18, 30, 330, 190, ["sofa", "coffeetable"]),
        new(RoomRole.Dining, "living", "dining room", 10, 14, 300, 160, ["diningtable"]),
        new(RoomRole.Kitchen, "kitchen", "kitchen", 9, 15, 250, 190, ["countertop", "fridge", "sinkbasin", "microwave"]),
        new(RoomRole.MainBedroom, "bedroom", "bedroom", 13, 18, 310, 170, ["bed", "dresser"]),
        new(RoomRole.Bedroom, "bedroom", "bedroom", 9, 13, 270, 170, ["bed", "desk"]),
        new(RoomRole.Bathroom, "bathroom", "bathroom", 4.2, 6.5, 180, 210, ["toilet", "sinkbasin", "bathtubbasin"]),
        new(RoomRole.Ensuite, "bathroom", "bathroom", 3.8, 5.2, 170, 240, ["toilet", "sinkbasin"]),
        new(RoomRole.Study, "study", "study", 7, 10, 230, 190, ["desk"]),
        new(RoomRole.Hall, "hall", "hall", 0, 0, 110, 0, []),
    ];

    public static RoleRow Of(RoomRole role) => All[(int)role];

    /// <summary>In square centimetres.</summary>
    public int Least => (int)(LeastArea * SquareCentimetres);

    /// <inheritdoc cref="Least"/>
    public int Most => (int)(MostArea * SquareCentimetres);
}
