using CodeAct.Embodied.Agents.Python;

namespace CodeAct.Embodied.Tests.Agents.Python;

/// <summary>A real session whose primitives say what they were asked; it notes every call.</summary>
internal sealed class RobotSession(PythonProcessSession session) : IAsyncDisposable
{
    public List<PythonCall> Calls { get; } = [];

    /// <summary>Called with the number of the call, from 1, and the call. Default: an echo of the call.</summary>
    public Func<int, PythonCall, PythonReply> Answer { get; set; } = (_, call) => Echo(call);

    public PythonProcessSession Session => session;

    /// <summary>The lines that calls came from, in order.</summary>
    public IEnumerable<int> Lines => Calls.Select(call => call.Line);

    public static PythonReply Echo(PythonCall call) => new()
    {
        Text = $"{call.Function.Name}({string.Join(", ", call.Arguments)})",
        Ok = true,
        Objects = [.. call.Arguments],
    };

    public static async Task<RobotSession> StartAsync(CancellationToken cancellationToken, PythonOptions? options = null) =>
        new(await PythonProcessSession.StartAsync(options ?? new(), cancellationToken));

    public Task<CodeResult> RunAsync(string code, CancellationToken cancellationToken) =>
        session.RunAsync(code, Take, cancellationToken);

    public ValueTask DisposeAsync() => session.DisposeAsync();

    private PythonReply Take(PythonCall call)
    {
        Calls.Add(call);
        return Answer(Calls.Count, call);
    }
}
