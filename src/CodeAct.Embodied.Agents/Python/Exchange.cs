using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace CodeAct.Embodied.Agents.Python;

/// <summary>The conversation with the worker over one code action, and what is known of it at any time.</summary>
/// <param name="ledger">What the worker has told in this session.</param>
/// <param name="files">What the program hands over; null where it has nothing to make files with.</param>
internal sealed class Exchange(
    WorkerProcess worker, HostMessageWriter writer, PythonOptions options, ImmutableArray<UserTool> tools, WorkerLedger ledger, FileIntake? files,
    Func<PythonCall, PythonReply> onCall, Action onStop)
{
    // Timers of the worker's own stop a program; they may be this much early.
    private const double Early = 0.9;

    private readonly StringBuilder printed = new();
    private readonly ImmutableArray<ToolCall>.Builder toolCalls = ImmutableArray.CreateBuilder<ToolCall>();
    private int ignored;
    private int lines;
    private long begin;

    /// <summary>What the program printed until now, up to the limit.</summary>
    public string Printed => printed.ToString();

    /// <summary>The calls it made until now.</summary>
    public int Calls { get; private set; }

    /// <summary>The calls of user tools until now.</summary>
    public ImmutableArray<ToolCall> ToolCalls => toolCalls.ToImmutable();

    /// <summary>The line of its last call; 0 where there was none or it is not known.</summary>
    public int LastLine { get; private set; }

    /// <summary>Whether a call was answered by <see cref="PythonReply.StopProgram"/>.</summary>
    public bool Stopped { get; private set; }

    /// <summary>Whether a call was one too many.</summary>
    public bool OutOfCalls { get; private set; }

    /// <summary>Runs the code action to its end, after which the worker is frozen.</summary>
    /// <returns>The last message: <see cref="WorkerMessage.Done"/>, or what took its place, after which the worker is of no more use.</returns>
    public WorkerMessage Run(int number, string code, long seed)
    {
        lines = code.AsSpan().Count('\n') + code.AsSpan().Count('\r') + 1;
        begin = Stopwatch.GetTimestamp();
        worker.Thaw();
        if (!worker.Send(writer.Execute(number, code, options.TimeLimit, options.CpuLimit, seed)))
            return new WorkerMessage.Closed();
        while (true)
        {
            var message = worker.Read();
            var end = message switch
            {
                WorkerMessage.Call call => Answer(call),
                WorkerMessage.Output output => Take(output),
                WorkerMessage.ToolUsed used => Take(used),
                WorkerMessage.FilePart part when files is not null => files.Take(part),
                WorkerMessage.Done done => Check(done),
                WorkerMessage.Malformed or WorkerMessage.Closed => message,
                _ => new WorkerMessage.Malformed("it came out of turn"),
            };
            if (end is not null)
                return end;
        }
    }

    private WorkerMessage? Answer(WorkerMessage.Call call)
    {
        if (Find(call.Function) is not { } function)
            return new WorkerMessage.Malformed("it called a function that does not exist");
        if (call.Arguments.Length != function.Parameters.Length)
            return new WorkerMessage.Malformed("it called a function with a wrong number of arguments");

        if (ledger.Take(call.Arguments) is { } tooMuch)
            return tooMuch;

        // The worker does not ask again after a stop; a program that forges calls changes nothing by it.
        if (!Stopped && !OutOfCalls)
        {
            if (Calls < options.MaxCalls)
                return Carry(new PythonCall(function, call.Arguments, Within(call.Line)));
            OutOfCalls = true;
        }

        if (++ignored > WorkerBudget.IgnoredCalls)
            return new WorkerMessage.Malformed("it was a call, and the program had been told that there are no more");
        return worker.Send(Stopped ? HostMessageWriter.Stop : HostMessageWriter.Limit) ? null : new WorkerMessage.Closed();
    }

    private WorkerMessage.Closed? Carry(PythonCall call)
    {
        Calls++;
        LastLine = call.Line;
        var reply = onCall(call);
        if (!reply.StopProgram)
            return worker.Send(writer.Observation(reply)) ? null : new WorkerMessage.Closed();
        Stopped = true;
        onStop();
        return worker.Send(HostMessageWriter.Stop) ? null : new WorkerMessage.Closed();
    }

    private WorkerMessage.Malformed? Take(WorkerMessage.Output output)
    {
        // The worker counts code points, of which each is at most two UTF-16 units, and of a flood keeps half as much of its end.
        if (printed.Length + output.Text.Length > 3 * options.MaxOutputCharacters)
            return new WorkerMessage.Malformed("it was more output than agreed");
        printed.Append(output.Text);
        return null;
    }

    private WorkerMessage.Malformed? Take(WorkerMessage.ToolUsed used)
    {
        if (!tools.Any(tool => tool.Name == used.Name))
            return new WorkerMessage.Malformed("it told of a tool that does not exist");
        if (ledger.Take(used.Arguments) is { } tooMuch)
            return tooMuch;
        if (toolCalls.Count < WorkerBudget.ToolCalls)
            toolCalls.Add(new ToolCall(used.Name, used.Arguments, Within(used.Line), Calls));
        return null;
    }

    // Thirteen names: looking through them is as fast as a table.
    private PrimitiveFunction? Find(string name)
    {
        foreach (var function in options.Functions.Functions)
        {
            if (function.Name == name)
                return function;
        }

        return null;
    }

    private WorkerMessage Check(WorkerMessage.Done done)
    {
        // A program can write that it is done and go on. The worker itself answers this, with a number nobody can foresee; after
        // that it is frozen, and what it still says is one lie too many.
        var number = RandomNumberGenerator.GetInt32(int.MaxValue);
        if (!worker.Send(writer.Idle(number)) || worker.Read() is not WorkerMessage.Idle answer || answer.Number != number)
            return new WorkerMessage.Malformed("the program had not come to the end that it claimed");
        worker.Freeze();
        return done.End switch
        {
            _ when worker.HasUnread => new WorkerMessage.Malformed("it came after the program's end"),
            _ when done.Traceback.Length > 2 * options.MaxOutputCharacters + 1000 => new WorkerMessage.Malformed("its fields were longer than agreed"),
            _ when (done.End is CodeEnd.Raised) != (done.Exception is not null) || (done.End is not CodeEnd.Raised && !IsNote(done.Traceback)) =>
                new WorkerMessage.Malformed("its fields did not go together"),
            CodeEnd.EpisodeEnded when !Stopped => new WorkerMessage.Malformed("it claimed a stop that nobody asked for"),
            CodeEnd.CallLimit when !OutOfCalls => new WorkerMessage.Malformed("it claimed a limit that was not reached"),
            CodeEnd.TimedOut when IsBefore(options.TimeLimit) => new WorkerMessage.Malformed("it claimed a limit that was not reached"),
            CodeEnd.CpuLimit when IsBefore(options.CpuLimit) => new WorkerMessage.Malformed("it claimed a limit that was not reached"),
            CodeEnd.Died => new WorkerMessage.Malformed("it claimed to be dead"),
            _ => done with { Line = Within(done.Line), Printed = Counted(done.Printed) },
        };
    }

    // Where nothing was raised there is nothing to trace, but names may have been given back; what the worker says of it has
    // at most 400 characters.
    private static bool IsNote(string text) => text.Length == 0 || (text.Length <= 500 && text[0] == '[' && text.EndsWith("]\n", StringComparison.Ordinal));

    private bool IsBefore(TimeSpan limit) => Stopwatch.GetElapsedTime(begin) < limit * Early;

    // A program may run code of its own making under the name of the code action, with any line numbers.
    private int Within(int line) => line <= lines ? line : 0;

    // The worker sends what is printed up to the limit, and counts on from there.
    private long Counted(long claimed)
    {
        var sent = Printed.EnumerateRunes().LongCount();
        return sent < options.MaxOutputCharacters ? sent : Math.Max(sent, claimed);
    }
}
