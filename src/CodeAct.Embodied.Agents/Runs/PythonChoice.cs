namespace CodeAct.Embodied.Agents.Runs;

/// <summary>Starts an interpreter.</summary>
/// <returns>The session, and in words what holds it.</returns>
public delegate Task<(IPythonSession Session, string Description)> PythonStarter(PythonOptions options, CancellationToken cancellationToken);

/// <summary>How programs are to run.</summary>
public sealed record PythonChoice
{
    public PythonOptions Options { get; init; } = new();

    /// <summary>Starts Python in this process, with all the user's rights. Default: null, programs run in a confined process.</summary>
    public PythonStarter? InProcess { get; init; }

    /// <summary>Where confined interpreters come from. Default: null, each is started when its episode begins.</summary>
    public PythonStarter? Pool { get; init; }

    /// <summary>Whether programs that a model wrote may run in this process. Default: false.</summary>
    public bool TrustsModels { get; init; }

    /// <summary>Starts an interpreter.</summary>
    internal Task<(IPythonSession Session, string Description)> StartAsync(PythonOptions options, CancellationToken cancellationToken) =>
        (InProcess ?? Pool ?? StartWorkerAsync)(options, cancellationToken);

    private static async Task<(IPythonSession Session, string Description)> StartWorkerAsync(PythonOptions options, CancellationToken cancellationToken)
    {
        var session = await PythonProcessSession.StartAsync(options, cancellationToken);
        return (session, session.Confinement.Describe());
    }
}
