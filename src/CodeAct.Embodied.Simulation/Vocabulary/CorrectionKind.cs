namespace CodeAct.Embodied.Simulation.Vocabulary;

/// <summary>Why a turn had no action.</summary>
public enum CorrectionKind
{
    /// <summary>The agent proposed a solution, and it was judged wrong.</summary>
    Proposal,

    /// <summary>The answer could not be read as an action.</summary>
    Format,

    /// <summary>A budget was used up in the middle of the answer, so that nothing of it was done.</summary>
    Budget,
}
