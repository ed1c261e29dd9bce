namespace CodeAct.Embodied.Simulation.Vocabulary;

/// <summary>The six task types of ALFWorld, whose numbers are its configuration's ids, and all other goals.</summary>
public enum TaskType
{
    PickAndPlaceSimple = 1,
    LookAtObjInLight = 2,
    PickCleanThenPlaceInRecep = 3,
    PickHeatThenPlaceInRecep = 4,
    PickCoolThenPlaceInRecep = 5,
    PickTwoObjAndPlace = 6,

    /// <summary>A goal in the goal language that is none of ALFWorld's.</summary>
    Other = 7,
}
