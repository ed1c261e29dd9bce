namespace CodeAct.Embodied.Simulation.Model;

/// <summary>The six task types of ALFWorld. The numbers are its configuration's ids.</summary>
public enum TaskType
{
    PickAndPlaceSimple = 1,
    LookAtObjInLight = 2,
    PickCleanThenPlaceInRecep = 3,
    PickHeatThenPlaceInRecep = 4,
    PickCoolThenPlaceInRecep = 5,
    PickTwoObjAndPlace = 6,
}

/// <summary>The names that task types have in game folders, world files, logs and reports.</summary>
public static class TaskTypeNames
{
    private static readonly string[] Names =
    [
        "",
        "pick_and_place_simple",
        "look_at_obj_in_light",
        "pick_clean_then_place_in_recep",
        "pick_heat_then_place_in_recep",
        "pick_cool_then_place_in_recep",
        "pick_two_obj_and_place",
    ];

    /// <summary>Every task type, in the order of its id.</summary>
    public static IReadOnlyList<TaskType> All { get; } = Enum.GetValues<TaskType>();

    /// <summary>ALFWorld's name, for example <c>pick_and_place_simple</c>.</summary>
    public static string Name(this TaskType type) => Names[(int)type];

    /// <summary>The task type of that name, or null.</summary>
    public static TaskType? Parse(string name) =>
        Array.IndexOf(Names, name) is > 0 and var index ? (TaskType)index : null;
}
