using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace CodeAct.Embodied.Shell;

/// <summary>Runs a command and turns what went wrong into a message on stderr and an exit code.</summary>
public static class CommandRunner
{
    /// <summary>What messages begin with.</summary>
    public const string Prefix = "codeact: ";

    /// <param name="explain">The exit code and the message for what a user can mend or the machine lacks; null for a mistake of
    /// ours.</param>
    public static async Task<int> RunAsync(RootCommand root, string[] args, Func<Exception, (int Code, string Message)?> explain)
    {
        try
        {
            var parsed = root.Parse(args);
            if (parsed.Action is not ParseErrorAction mistake)
                return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            await ExplainAsync(parsed, mistake);
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception exception) when (explain(exception) is var (code, message))
        {
            await Console.Error.WriteLineAsync(TerminalText.Printable(message));
            return code;
        }
        catch (Exception exception)
        {
            await Console.Error.WriteLineAsync(
                $"codeact {ProgramVersion.Text} made a mistake. Please report it, with the command you gave and what follows:\n{exception}");
            return ExitCode.InternalError;
        }
    }

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
