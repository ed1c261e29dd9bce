using System.CommandLine;
using CodeAct.Embodied.Agents.Python;
using CodeAct.Embodied.Simulation.Alfworld;
using CodeAct.Embodied.Simulation.Episodes;

namespace CodeAct.Embodied.Cli;

/// <summary>Runs a command and turns what went wrong into a message on stderr and an exit code.</summary>
internal static class CommandRunner
{
    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        try
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return parsed.Errors.Count > 0 ? ExitCode.BadInput : code;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (GameFormatException exception)
        {
            return Fail(exception, ExitCode.BadInput);
        }
        catch (Exception exception) when (exception is PythonUnavailableException or EpisodeLogException)
        {
            return Fail(exception, ExitCode.CouldNotFinish);
        }
    }

    private static int Fail(Exception exception, int code)
    {
        Console.Error.WriteLine($"codeact: {exception.Message}");
        return code;
    }
}
