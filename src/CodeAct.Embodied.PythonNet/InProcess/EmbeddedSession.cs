using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Python.Runtime;

namespace CodeAct.Embodied.PythonNet;

/// <summary>A session in this process. A program that does not stop when it is told to cannot be stopped at all.</summary>
internal sealed class EmbeddedSession : IPythonSession
{
    private const int MaxToolCalls = 1000;
    private const char CallFields = '\x1e';
    private const char ObjectFields = '\x1f';
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(100);

    private readonly PyModule runtime;
    private readonly PythonOptions options;
    private readonly Action onDispose;
    private readonly SemaphoreSlim turn = new(1, 1);

    // Held here for as long as Python may call it.
    private readonly CallFromPython answer;
    private byte[] reply = GC.AllocateUninitializedArray<byte>(1024, pinned: true);
    private PyObject session = null!;
    private CodeRun? current;
    private int actions;
    private bool isStuck;
    private bool isDisposed;

    private EmbeddedSession(PyModule runtime, PythonOptions options, Action onDispose)
    {
        this.runtime = runtime;
        this.options = options;
        this.onDispose = onDispose;
        unsafe
        {
            answer = Answer;
        }
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private unsafe delegate byte* CallFromPython(int line, byte* name, byte* arguments);

    public ImmutableArray<UserTool> Tools { get; private set; } = [];

    /// <summary>Makes a session on the calling thread.</summary>
    public static EmbeddedSession Start(PyModule runtime, PythonOptions options, Action onDispose)
    {
        options.ThrowIfInvalid();
        var made = new EmbeddedSession(runtime, options, onDispose);
        using var writer = new HostMessageWriter();
        var settings = Encoding.UTF8.GetString(writer.Settings(options with { Packages = null }, command: null));
        using (Py.GIL())
        {
            Action<string> output = text => made.current?.Printed.Append(text);
            Action<int, string, string> tool = made.NoteTool;
            using var started = runtime.InvokeMethod(
                "start", settings.ToPython(), options.Seed.ToPython(), Marshal.GetFunctionPointerForDelegate(made.answer).ToInt64().ToPython(), output.ToPython(), tool.ToPython());
            made.session = started[0];
            made.ReadTools(started[1].As<string>());
        }

        return made;
    }

    public async Task<CodeResult> RunAsync(string code, Func<PythonCall, PythonReply> onCall, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (isStuck)
                throw new PythonUnavailableException("A program in this process did not stop when it was told to; nothing can end it but the end of the process.");
            var run = current = new CodeRun(onCall);
            // A thread of its own: it may be gone for as long as the program likes.
            var running = Task.Factory.StartNew(() => Perform(run, code), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            using var deadline = new CancellationTokenSource(options.TimeLimit);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
            isStuck = !await EndsAsync(run, running, either.Token);
            cancellationToken.ThrowIfCancellationRequested();
            run.Failure?.Throw();
            return isStuck ? Stuck(run) : Result(run, await running);
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
            return;
        isDisposed = true;
        await turn.WaitAsync();
        // A stuck program holds the interpreter for ever: no other session gets its turn.
        if (isStuck)
            return;
        using (Py.GIL())
            session.Dispose();
        turn.Dispose();
        onDispose();
    }

    /// <summary>Waits for the end of a program, and has it stopped at the limit.</summary>
    /// <returns>Whether it ended.</returns>
    private async Task<bool> EndsAsync(CodeRun run, Task running, CancellationToken limit)
    {
        await Task.WhenAny(running, Task.Delay(Timeout.InfiniteTimeSpan, limit));
        for (var waited = TimeSpan.Zero; !running.IsCompleted && waited < Grace; waited += Again)
        {
            await Task.Run(() => Interrupt(run), CancellationToken.None);
            await Task.WhenAny(running, Task.Delay(Again, CancellationToken.None));
        }

        return running.IsCompleted;
    }

    private string Perform(CodeRun run, string code)
    {
        using (Py.GIL())
        {
            run.Thread = PythonEngine.GetPythonThreadID();
            try
            {
                using var result = runtime.InvokeMethod("perform", session, (++actions).ToPython(), code.ToPython());
                return result.As<string>();
            }
            catch (PythonException exception) when (exception.Type.Name == "LimitReached")
            {
                // The interruption came in the very moment of the end.
                return """["timed_out",null,0,0,""]""";
            }
        }
    }

    private void Interrupt(CodeRun run)
    {
        using (Py.GIL())
            runtime.InvokeMethod("interrupt", session, run.Thread.ToPython()).Dispose();
    }

    // The texts are UTF-8 and end in a zero, as C has them. What is answered stays where it is until the next call.
    private unsafe byte* Answer(int line, byte* name, byte* arguments)
    {
        var text = Call(line, Text(name), Text(arguments)).Replace('\0', '\ufffd').AsSpan();
        var room = Encoding.UTF8.GetMaxByteCount(text.Length) + 1;
        if (room > reply.Length)
            reply = GC.AllocateUninitializedArray<byte>(room * 2, pinned: true);
        var length = Encoding.UTF8.GetBytes(text, reply);
        reply[length] = 0;
        return (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(reply, 0);
    }

    private static unsafe string Text(byte* text) => Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));

    private string Call(int line, string name, string arguments)
    {
        var run = current!;
        if (run.IsStopped)
            return "s";
        if (run.Calls == options.MaxCalls)
            return "l";
        var function = options.Functions.Functions.First(known => known.Name == name);
        run.Calls++;
        run.LastLine = line;
        try
        {
            var reply = run.OnCall(new PythonCall(function, Arguments(function, arguments), line));
            run.IsStopped = reply.StopProgram;
            return reply.StopProgram ? "s" : Encode(reply);
        }
        catch (Exception exception)
        {
            // It is the caller's own and must not become one that the program can catch.
            run.Failure = ExceptionDispatchInfo.Capture(exception);
            run.IsStopped = true;
            return "s";
        }
    }

    private static ImmutableArray<string> Arguments(PrimitiveFunction function, string arguments) => function.Parameters.Length switch
    {
        0 => [],
        1 => [arguments],
        var count => [.. arguments.Split(CallFields, count)],
    };

    private static string Encode(PythonReply reply) => string.Concat(
        reply.Ok ? "o" : "x",
        reply.Objects.Length == 0 ? "" : string.Join(ObjectFields, reply.Objects),
        $"{CallFields}{reply.Reason}{CallFields}",
        reply.Text);

    private void NoteTool(int line, string name, string arguments)
    {
        var run = current!;
        if (run.ToolCalls.Count < MaxToolCalls)
            run.ToolCalls.Add(new ToolCall(name, arguments.Length == 0 ? [] : [.. arguments.Split(CallFields)], line, run.Calls));
    }

    private void ReadTools(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        var (kind, content) = (document.RootElement[0].GetString(), document.RootElement[1]);
        if (kind == "refused")
            throw new InputException(content.GetString()!);
        Tools = [.. content.EnumerateArray().Select(tool =>
            new UserTool(tool[0].GetString()!, tool[1].GetString()!, tool[2].GetString()!, tool[3].GetString()!))];
    }

    private CodeResult Result(CodeRun run, string answer)
    {
        using var document = JsonDocument.Parse(answer);
        var fields = document.RootElement;
        var (end, exception, line) = (EnumNames.Parse<CodeEnd>(fields[0].GetString()!)!.Value, fields[1].GetString(), fields[2].GetInt32());
        end = run.IsStopped ? CodeEnd.EpisodeEnded : end;
        var sentence = end switch
        {
            CodeEnd.TimedOut => ActionText.TimedOut(options.TimeLimit, line, run.Calls),
            CodeEnd.CallLimit => ActionText.OutOfCalls(options.MaxCalls, line),
            _ => "",
        };
        var text = ActionText.Fit(run.Printed.ToString(), fields[3].GetInt64(), fields[4].GetString()!, options.MaxOutputCharacters);
        return new CodeResult
        {
            End = end,
            Output = ActionText.With(text, sentence),
            Exception = exception,
            Line = line > 0 ? line : null,
            ToolCalls = run.ToolCalls.ToImmutable(),
        };
    }

    private CodeResult Stuck(CodeRun run) => new()
    {
        End = CodeEnd.TimedOut,
        Output = ActionText.With(
            ActionText.Fit(run.Printed.ToString(), null, "", options.MaxOutputCharacters),
            string.Create(CultureInfo.InvariantCulture, $"The time limit of {options.TimeLimit.TotalSeconds:0.###} s for one code action was reached, and the program did not stop when asked. It runs in the simulator's own process, so nothing can stop it.")),
        Line = run.LastLine > 0 ? run.LastLine : null,
        NamespaceLost = true,
        ToolCalls = run.ToolCalls.ToImmutable(),
    };

    /// <summary>What is known of a code action while it runs.</summary>
    private sealed class CodeRun(Func<PythonCall, PythonReply> onCall)
    {
        public Func<PythonCall, PythonReply> OnCall => onCall;

        public StringBuilder Printed { get; } = new();

        public ImmutableArray<ToolCall>.Builder ToolCalls { get; } = ImmutableArray.CreateBuilder<ToolCall>();

        public ulong Thread { get; set; }

        public int Calls { get; set; }

        public int LastLine { get; set; }

        public bool IsStopped { get; set; }

        public ExceptionDispatchInfo? Failure { get; set; }
    }
}
