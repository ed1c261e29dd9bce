using System.CommandLine;
using System.CommandLine.Invocation;
using CodeAct.Embodied.Agents.Policies;
using CodeAct.Embodied.Agents.Python;
using CodeAct.Embodied.Simulation;
using CodeAct.Embodied.Simulation.Games;
using CodeAct.Embodied.Simulation.Houses;
using CodeAct.Embodied.Simulation.Log;

namespace CodeAct.Embodied.Cli;

/// <summary>Runs a command and turns what went wrong into a message on stderr and an exit code.</summary>
internal static class CommandRunner
{
    public static async Task<int> RunAsync(RootCommand root, string[] args)
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
        catch (WorldFormatException exception)
        {
            // As compilers do, so that editors find the places.
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCode.BadInput;
        }
        catch (Exception exception) when (exception is InputException or BadInputException or GameFormatException or WorldNotFoundException or ToolFileException)
        {
            return Fail(exception, ExitCode.BadInput);
        }
        catch (Exception exception) when (exception is PythonUnavailableException or PolicyException or EpisodeLogException)
        {
            return Fail(exception, ExitCode.CouldNotFinish);
        }
        catch (IOException exception) when (exception.GetType() == typeof(IOException))
        {
            // Files are read and written where their errors are known; what is left is standard output, on a full disk. Not
            // the kinds derived from it, such as that of a library which is not found.
            return Fail(exception, ExitCode.CouldNotFinish);
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
            await Console.Error.WriteLineAsync($"codeact: {line}");
        await Console.Error.WriteLineAsync($"See '{HelpOf(parsed)}'.");
    }

    private static string HelpOf(ParseResult parsed)
    {
        var names = new List<string> { "--help" };
        for (var command = parsed.CommandResult; command is not null; command = command.Parent as System.CommandLine.Parsing.CommandResult)
            names.Insert(0, command.Command is RootCommand ? "codeact" : command.Command.Name);
        return string.Join(' ', names);
    }

    private static int Fail(Exception exception, int code)
    {
        Console.Error.WriteLine($"codeact: {exception.Message}");
        return code;
    }
}
