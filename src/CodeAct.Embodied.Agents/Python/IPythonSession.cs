namespace CodeAct.Embodied.Agents.Python;

/// <summary>One Python interpreter for one episode. Names that a code action defines are there for the next one.</summary>
public interface IPythonSession : IAsyncDisposable
{
    /// <summary>The user's tools that programs see beside the primitives, in the order of their files.</summary>
    ImmutableArray<UserTool> Tools => [];

    /// <summary>Runs one code action to its end, to its limit or to the end of the episode.</summary>
    /// <param name="code">The agent's program, as it wrote it.</param>
    /// <param name="onCall">Answers each call of a primitive. Called on one thread at a time, in program order, and never
    /// after this method has returned.</param>
    /// <returns>What the agent reads. Nothing that the program does is an exception here.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled. The interpreter was killed.</exception>
    /// <exception cref="PythonUnavailableException">Python could not be started at all.</exception>
    Task<CodeResult> RunAsync(string code, Func<PythonCall, PythonReply> onCall, CancellationToken cancellationToken);

    /// <summary>Raises a <c>KeyboardInterrupt</c> in the code action that runs, as Ctrl-C does in Python; its names are kept.
    /// Safe from any thread.</summary>
    /// <returns>Whether it could be told.</returns>
    bool Interrupt() => false;
}

/// <summary>A call of a primitive by the agent's program.</summary>
/// <param name="Function">The function that was called.</param>
/// <param name="Arguments">Its arguments as text, one per parameter.</param>
/// <param name="Line">The line of this code action that made the call, from 1. Where the call came from a function of an
/// earlier code action, the line that led there; 0 where none did.</param>
public sealed record PythonCall(PrimitiveFunction Function, ImmutableArray<string> Arguments, int Line);

/// <summary>What a call of a primitive returns to the program, as an <c>Observation</c>.</summary>
public sealed record PythonReply
{
    /// <summary>The text; the <c>Observation</c> is this <c>str</c>.</summary>
    public required string Text { get; init; }

    /// <summary><c>obs.ok</c>: false where the primitive was refused.</summary>
    public required bool Ok { get; init; }

    /// <summary><c>obs.reason</c>: why it was refused; null where it was not, or where the agent is not to know.</summary>
    public string? Reason { get; init; }

    /// <summary><c>obs.objects</c>: the names of the objects the observation mentions as seen, in order.</summary>
    public ImmutableArray<string> Objects { get; init; } = [];

    /// <summary>The episode is over: the program stops at this call instead of reading the answer.</summary>
    public bool StopProgram { get; init; }
}

/// <summary>What came of one code action.</summary>
public sealed record CodeResult
{
    public required CodeEnd End { get; init; }

    /// <summary>What the agent reads: stdout and stderr, the value of a last expression, the traceback, and a sentence on
    /// any limit that was reached and any file that was kept; cut to the limit of <see cref="PythonOptions.MaxOutputCharacters"/> with a note.</summary>
    public required string Output { get; init; }

    /// <summary>The class of the exception that ended the program, for example <c>NameError</c>; null where there was none.</summary>
    public string? Exception { get; init; }

    /// <summary>The line of the program at which it stopped, from 1; null where it ran to its end or the line is not known.</summary>
    public int? Line { get; init; }

    /// <summary>The interpreter had to be replaced: every name the agent defined is gone.</summary>
    public bool NamespaceLost { get; init; }

    /// <summary>The calls of user tools, in order; the first thousand.</summary>
    public ImmutableArray<ToolCall> ToolCalls { get; init; } = [];

    /// <summary>The files that the program made, where it has packages to make some with; no two of one name.</summary>
    public ImmutableArray<PythonFile> Files { get; init; } = [];
}

/// <summary>Python could not be started. The message says what is missing and how to get it.</summary>
public sealed class PythonUnavailableException(string message) : CannotContinueException(message);
