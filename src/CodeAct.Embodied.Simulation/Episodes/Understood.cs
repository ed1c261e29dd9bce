namespace CodeAct.Embodied.Simulation.Episodes;

/// <summary>What a person's words come to.</summary>
public abstract record Understood
{
    private Understood()
    {
    }

    /// <summary>A command. It may still be refused.</summary>
    public sealed record Command(string Text) : Understood;

    /// <summary>Nothing that can be done as it is: the person is asked, or told what is missing. It costs nothing.</summary>
    public sealed record Question(string Text) : Understood;
}
