namespace CodeAct.Embodied.Simulation.Verbs;

/// <summary>What a robot can do. The order has no meaning; commands are listed in the order of their text.</summary>
public enum Verb
{
    GoTo,
    Open,
    Close,
    Examine,
    Take,
    Put,
    Use,
    Clean,
    Heat,
    Cool,
    Slice,
    Look,
    Inventory,
    Help,
}
