using System.Security.Cryptography;
using System.Text;

namespace CodeAct.Embodied.Agents.Python;

/// <summary>The conversation with the worker over one code action, and what is known of it at any time.</summary>
/// <param name="files">What the program hands over; null where it has nothing to make files with.</param>
internal sealed class Exchange(
    WorkerProcess worker, HostMessageWriter writer, PythonOptions options, ImmutableArray<UserTool> tools, FileIntake? files,
    Func<PythonCall, PythonReply> onCall, Action onStop)
{
    private const int MaxToolCalls = 1000;

    // What a program may go on to send that does not stop when it is told to. One that forges calls ends here.
    private const int MaxIgnoredCalls = 1000;

    private readonly StringBuilder printed = new();
    private readonly ImmutableArray<ToolCall>.Builder toolCalls = ImmutableArray.CreateBuilder<ToolCall>();
    private int ignored;

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

        // The worker does not ask again after a stop; a program that forges calls changes nothing by it.
        if (!Stopped && !OutOfCalls)
        {
            if (Calls < options.MaxCalls)
                return Carry(new PythonCall(function, call.Arguments, call.Line));
            OutOfCalls = true;
        }

        if (++ignored > MaxIgnoredCalls)
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
        // The worker counts code points, of which each is at most two UTF-16 units.
        if (printed.Length + output.Text.Length > 2 * options.MaxOutputCharacters)
            return new WorkerMessage.Malformed("it was more output than agreed");
        printed.Append(output.Text);
        return null;
    }

    private WorkerMessage.Malformed? Take(WorkerMessage.ToolUsed used)
    {
        if (!tools.Any(tool => tool.Name == used.Name))
            return new WorkerMessage.Malformed("it told of a tool that does not exist");
        if (toolCalls.Count < MaxToolCalls)
            toolCalls.Add(new ToolCall(used.Name, used.Arguments, used.Line, Calls));
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
            _ when done.Traceback.Length > 2 * options.MaxOutputCharacters + 1000 || done.Exception?.Length > 1000 =>
                new WorkerMessage.Malformed("its fields were longer than agreed"),
            CodeEnd.EpisodeEnded when !Stopped => new WorkerMessage.Malformed("it claimed a stop that nobody asked for"),
            CodeEnd.CallLimit when !OutOfCalls => new WorkerMessage.Malformed("it claimed a limit that was not reached"),
            CodeEnd.Died => new WorkerMessage.Malformed("it claimed to be dead"),
            _ => done,
        };
    }
}
