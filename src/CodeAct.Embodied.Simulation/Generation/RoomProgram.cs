using static CodeAct.Embodied.Simulation.Generation.RoomRole;

namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>Which rooms a house of so many rooms has.</summary>
internal static class RoomProgram
{
    /// <summary>The most rooms that a house may have.</summary>
    public const int MostRooms = 12;

    // From so many rooms on a house has a hall; from the other on it may have two.
    public const int LeastWithHall = 5;
    public const int LeastWithTwoHalls = 8;

    /// <summary>The rooms without second halls, the room that all others are reached from first where there is no hall.</summary>
    /// <param name="halls">How many halls the house will have.</param>
    public static ImmutableArray<RoomRole> Draw(TaskType task, int rooms, int halls, RandomStream stream)
    {
        if (rooms < LeastWithHall)
            return stream.Pick([.. Small(rooms).Where(program => Serves(program, task))]);

        List<RoomRole> more = [Bedroom, Study, Bedroom, Ensuite, Dining, Bedroom, Bathroom];
        if (stream.Chance(50))
            (more[1], more[2]) = (more[2], more[1]);
        return [Living, Kitchen, MainBedroom, Bathroom, .. more.Take(rooms - 4 - halls)];
    }

    private static ImmutableArray<ImmutableArray<RoomRole>> Small(int rooms) => rooms switch
    {
        1 => [[Kitchen], [Living], [MainBedroom], [Bathroom]],
        2 => [[Living, Kitchen], [MainBedroom, Bathroom], [Living, MainBedroom]],
        // Twice the bedroom: a bathroom beside a kitchen and a living room is rarer.
        3 => [[Living, Kitchen, MainBedroom], [Living, Kitchen, MainBedroom], [Living, Kitchen, Bathroom]],
        _ => [[Living, Kitchen, MainBedroom, Bathroom]],
    };

    /// <summary>Whether the rooms have what the task needs: the appliance, or a lamp.</summary>
    private static bool Serves(ImmutableArray<RoomRole> program, TaskType task) => task switch
    {
        TaskType.LookAtObjInLight => program.Contains(Living) || program.Contains(MainBedroom),
        TaskType.PickCleanThenPlaceInRecep => program.Contains(Kitchen) || program.Contains(Bathroom),
        TaskType.PickHeatThenPlaceInRecep or TaskType.PickCoolThenPlaceInRecep => program.Contains(Kitchen),
        _ => true,
    };
}
