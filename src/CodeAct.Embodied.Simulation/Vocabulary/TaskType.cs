namespace CodeAct.Embodied.Simulation.Vocabulary;

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
