namespace CodeAct.Embodied.Simulation.Vocabulary;

/// <summary>How many things of a kind a goal asks for.</summary>
public enum Quantity
{
    /// <summary>So many or more.</summary>
    Some,

    /// <summary>Every one, and there is at least one.</summary>
    All,

    /// <summary>So many and no more.</summary>
    Exactly,

    None,
}
