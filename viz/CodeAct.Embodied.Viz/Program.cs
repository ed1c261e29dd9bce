using System.CommandLine;
using CodeAct.Embodied.Cli.Commands;
using CodeAct.Embodied.Simulation.Houses;
using CodeAct.Embodied.Simulation.Log;
using CodeAct.Embodied.Viz;
using CodeAct.Embodied.Viz.Measuring;

var arguments = new ReplayArguments();
var root = new RootCommand("Shows episodes from their logs, in a window, in pictures or in a web page.");
arguments.AddTo(root);
root.Add(BenchCommand.Create());
root.SetAction(result => Viewer.Run(ViewerRequest.Of(arguments, result)));

try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception exception) when (exception is EpisodeLogException or WorldFormatException)
{
    await Console.Error.WriteLineAsync($"codeact: {exception.Message}");
    return Viewer.BadInput;
}
catch (ViewerException exception)
{
    await Console.Error.WriteLineAsync($"codeact: {exception.Message}");
    return exception.ExitCode;
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"codeact: {exception.Message}");
    return Viewer.CouldNotFinish;
}
