using System.Text;
using CodeAct.Embodied.Simulation.Actions;

namespace CodeAct.Embodied.Agents.Python;

/// <summary>The conversation with the worker over one code action, and what is known of it at any time.</summary>
internal sealed class Exchange(
    WorkerProcess worker, HostMessageWriter writer, PythonOptions options, Func<PythonCall, PythonReply> onCall, Action onStop)
{
    /// <summary>Calls that one code action may make. Far beyond any step limit; a program that forges calls ends here.</summary>
    public const int MaxCalls = 100_000;

    private readonly StringBuilder printed = new();

    /// <summary>What the program printed until now, up to the limit.</summary>
    public string Printed => printed.ToString();

    /// <summary>The calls it made until now.</summary>
    public int Calls { get; private set; }

    /// <summary>The line of its last call; 0 where there was none or it is not known.</summary>
    public int LastLine { get; private set; }

    /// <summary>Whether a call was answered by <see cref="PythonReply.StopProgram"/>.</summary>
    public bool Stopped { get; private set; }

    /// <summary>Runs the code action to its end.</summary>
    /// <returns>The last message: <see cref="WorkerMessage.Done"/>, or what took its place, after which the worker is of no more use.</returns>
    public WorkerMessage Run(int number, string code)
    {
        if (!worker.Send(writer.Execute(number, code, options.TimeLimit)))
            return new WorkerMessage.Closed();
        while (true)
        {
            var message = worker.Read();
            switch (message)
            {
                case WorkerMessage.Call call:
                    if (Answer(call) is { } end)
                        return end;
                    break;
                case WorkerMessage.Output output:
                    // The worker counts code points, of which each is at most two UTF-16 units.
                    if (printed.Length + output.Text.Length > 2 * options.MaxOutputCharacters)
                        return new WorkerMessage.Malformed("it was more output than agreed");
                    printed.Append(output.Text);
                    break;
                case WorkerMessage.Done done:
                    return Check(done);
                case WorkerMessage.Ready:
                    return new WorkerMessage.Malformed("it came out of turn");
                default:
                    return message;
            }
        }
    }

    private WorkerMessage? Answer(WorkerMessage.Call call)
    {
        if (Find(call.Function) is not { } function)
            return new WorkerMessage.Malformed("it called a function that does not exist");
        if (call.Arguments.Length != function.Parameters.Length)
            return new WorkerMessage.Malformed("it called a function with a wrong number of arguments");
        if (Calls == MaxCalls)
            return new WorkerMessage.Malformed($"it was a call too many; {MaxCalls:N0} are the limit");

        // The worker does not ask again after a stop; a program that forges calls changes nothing by it.
        if (!Stopped)
        {
            Calls++;
            LastLine = call.Line;
            var reply = onCall(new PythonCall(function, call.Arguments, call.Line));
            if (!reply.StopProgram)
                return worker.Send(writer.Observation(reply)) ? null : new WorkerMessage.Closed();
            Stopped = true;
            onStop();
        }

        return worker.Send(HostMessageWriter.Stop) ? null : new WorkerMessage.Closed();
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

    private WorkerMessage Check(WorkerMessage.Done done) => done.End switch
    {
        _ when done.Traceback.Length > 2 * options.MaxOutputCharacters + 100 || done.Exception?.Length > 1000 =>
            new WorkerMessage.Malformed("its fields were longer than agreed"),
        "stopped" when !Stopped => new WorkerMessage.Malformed("it claimed a stop that nobody asked for"),
        "completed" or "exit" or "raised" or "stopped" or "time" => done,
        _ => new WorkerMessage.Malformed("it had an unknown kind or wrong fields"),
    };
}
