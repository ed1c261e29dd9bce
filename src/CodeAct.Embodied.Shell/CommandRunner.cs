using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Shell;

/// <summary>Runs a command and turns what went wrong into a message on stderr and an exit code.</summary>
public static partial class CommandRunner
{
    /// <summary>What messages begin with.</summary>
    public const string Prefix = "codeact: ";

    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(5);

    /// <param name="explain">The exit code and the message for what a user can mend or the machine lacks; null for a mistake of
    /// ours.</param>
    public static async Task<int> RunAsync(RootCommand root, string[] args, Func<Exception, (int Code, string Message)?> explain)
    {
        Terminal.Guard();
        try
        {
            CheckNumbers(root);
            var parsed = root.Parse(args);
            if (parsed.Action is not ParseErrorAction mistake)
                return await InvokeAsync(parsed);
            await ExplainAsync(parsed, mistake);
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(Prefix + "interrupted");
            return ExitCode.Interrupted;
        }
        catch (Exception exception) when (explain(First(exception)) is var (code, message))
        {
            await Console.Error.WriteLineAsync(Indented(message));
            return code;
        }
        catch (Exception exception)
        {
            await Console.Error.WriteLineAsync(
                $"codeact {ProgramVersion.Text} made a mistake. Please report it, with the command you gave and what follows:\n{Indented(exception.ToString())}");
            return ExitCode.InternalError;
        }
    }

    // The handler of signals that the package brings ends with an exception of its own when Ctrl-C is pressed twice.
    private static async Task<int> InvokeAsync(ParseResult parsed)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Token);

        void Stop(PosixSignalContext signal)
        {
            // A command that listens itself has been asked first, and may have taken it.
            if (signal.Cancel)
                return;
            signal.Cancel = true;
            if (stop.IsCancellationRequested)
                return;
            stop.Cancel();
            _ = EndAsync();
        }
    }

    // What does not end by itself once it was interrupted, such as a read that waits for a pipe, is left behind.
    private static async Task EndAsync()
    {
        await Task.Delay(TimeToStop, TimeProvider.System);
        await Console.Error.WriteLineAsync(Prefix + "interrupted");
        Environment.Exit(ExitCode.Interrupted);
    }

    // What is done by several threads at once gathers what went wrong; one of it is enough to mend.
    private static Exception First(Exception exception) => exception is AggregateException several ? several.Flatten().InnerExceptions[0] : exception;

    // A message may quote what somebody else wrote: only its first line looks like one of ours.
    private static string Indented(string message) => message.ReplaceLineEndings("\n  ");

    // .NET takes more for a number than people mean: "0,7" would be 7, and "NaN" one that no endpoint and no log can hold.
    private static void CheckNumbers(Command command)
    {
        foreach (var option in command.Options.Where(option => (Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType) is var type && (type == typeof(double) || type == typeof(decimal))))
        {
            option.Validators.Add(result =>
            {
                if (result.Tokens.FirstOrDefault(token => double.TryParse(token.Value, out _) && !Number().IsMatch(token.Value)) is { } token)
                    result.AddError($"{option.Name} is a number such as 0.7, not '{token.Value}'.");
            });
        }

        foreach (var inner in command.Subcommands)
            CheckNumbers(inner);
    }

    [GeneratedRegex(@"^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?$")]
    private static partial Regex Number();

    // Standard output is for results: what explains a mistake goes to standard error, and briefly unless nothing was asked.
    private static async Task ExplainAsync(ParseResult parsed, ParseErrorAction mistake)
    {
        var text = new StringWriter();
        mistake.ShowHelp = parsed.Tokens.Count == 0;
        await parsed.InvokeAsync(new InvocationConfiguration { Output = text, Error = text });
        if (mistake.ShowHelp)
        {
            await Console.Error.WriteAsync(text.ToString());
            return;
        }

        foreach (var line in text.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries))
            await Console.Error.WriteLineAsync(Prefix + line);
        await Console.Error.WriteLineAsync($"See '{HelpOf(parsed)}'.");
    }

    private static string HelpOf(ParseResult parsed)
    {
        var names = new List<string> { "--help" };
        for (var command = parsed.CommandResult; command is not null; command = command.Parent as CommandResult)
            names.Insert(0, command.Command is RootCommand ? "codeact" : command.Command.Name);
        return string.Join(' ', names);
    }
}
