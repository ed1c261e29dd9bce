namespace CodeAct.Embodied.Simulation.Vocabulary;

/// <summary>What an agent reads when an action is refused.</summary>
public enum Feedback
{
    /// <summary>"Nothing happens.", as in ALFWorld.</summary>
    Classic,

    /// <summary>The precondition that was not met, as a sentence.</summary>
    Explained,
}
