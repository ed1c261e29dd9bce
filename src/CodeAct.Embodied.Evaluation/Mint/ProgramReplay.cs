namespace CodeAct.Embodied.Evaluation.Mint;

/// <summary>The preset <c>mint</c>: a world and an interpreter with the rules of the CodeAct paper's harness.</summary>
/// <remarks>Source: mint/tools/alfworld.py of xingyaoww/mint-bench. The old dialect, 50 steps, the place of
/// arrival not told, and a program that runs on after the end, where every call repeats the last observation.</remarks>
public sealed class ProgramReplay(WorldDefinition world, IPythonSession python)
{
    private readonly Episode episode = new(world, new EpisodeOptions { Dialect = Dialect.Alfworld03, StepLimit = 50 });

    /// <summary>The interpreter that the preset needs: the paper's functions, and room to see past its cut at 2,000 characters.</summary>
    public static PythonOptions Python { get; } = new()
    {
        Functions = FunctionList.CodeAct2024,
        MaxOutputCharacters = 20_000,
        TimeLimit = TimeSpan.FromSeconds(30),
        IsStrict = true,
    };

    /// <summary>Whether the goal was reached.</summary>
    public bool Won => episode.Won;

    /// <summary>Whether the episode is over; MINT's rule for success.</summary>
    public bool Done => episode.IsOver;

    /// <summary>Runs a program.</summary>
    /// <exception cref="PythonUnavailableException">Python could not be started.</exception>
    public Task<CodeResult> RunAsync(string code, CancellationToken cancellationToken) => python.RunAsync(code, Answer, cancellationToken);

    private PythonReply Answer(PythonCall call)
    {
        var step = episode.Act(call.Function.Command(call.Arguments, Dialect.Alfworld03));
        return new PythonReply { Text = MintTexts.Protocol.Read(step.Observation), Ok = step.Unmet is Precondition.None };
    }
}
