namespace CodeAct.Embodied.Simulation.Vocabulary;

/// <summary>Why a turn of an agent went by without an action.</summary>
public enum CorrectionKind
{
    /// <summary>The agent proposed a solution, and it was judged.</summary>
    Proposal,

    /// <summary>The answer held no action that could be read.</summary>
    Format,

    /// <summary>The answer reached its limit of tokens in the middle of the action.</summary>
    Budget,
}
