using System.CommandLine;
using CodeAct.Embodied.Viz;
using CodeAct.Embodied.Viz.Export;
using CodeAct.Embodied.Viz.Measuring;

var arguments = new ReplayArguments();
var root = new RootCommand("Shows episodes from their logs, in a window, in pictures, in a web page or in a figure.");
arguments.AddTo(root);
root.Add(BenchCommand.Create());
root.SetAction(result =>
{
    var request = ViewerRequest.Of(arguments, result);
    if (request.Export is not null && request.Logs is [var folder] && Directory.Exists(folder))
        return Exporter.RunWall(request, folder);
    if (request.Export is not null)
        return Exporter.Run(request, [.. request.Logs.Select(log => StoryReader.Read(StoryReader.Resolve(log)))]);
    using var window = new ViewerWindow(request);
    return window.Run();
});

return await CommandRunner.RunAsync(root, args, exception => exception switch
{
    InputException => (ExitCode.BadInput, CommandRunner.Prefix + exception.Message),
    CannotContinueException or IOException or UnauthorizedAccessException => (ExitCode.CouldNotFinish, CommandRunner.Prefix + exception.Message),
    _ => null,
});
