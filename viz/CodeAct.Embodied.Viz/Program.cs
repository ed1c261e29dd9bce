using System.CommandLine;
using CodeAct.Embodied.Shell;
using CodeAct.Embodied.Simulation;
using CodeAct.Embodied.Viz;
using CodeAct.Embodied.Viz.Measuring;

var arguments = new ReplayArguments();
var root = new RootCommand("Shows episodes from their logs, in a window, in pictures or in a web page.");
arguments.AddTo(root);
root.Add(BenchCommand.Create());
root.SetAction(result => Viewer.Run(ViewerRequest.Of(arguments, result)));

return await CommandRunner.RunAsync(root, args, exception => exception switch
{
    InputException => (ExitCode.BadInput, CommandRunner.Prefix + exception.Message),
    CannotContinueException or IOException or UnauthorizedAccessException => (ExitCode.CouldNotFinish, CommandRunner.Prefix + exception.Message),
    _ => null,
});
