using System.CommandLine;
using CodeAct.Embodied.Viz;
using CodeAct.Embodied.Viz.Export;
using CodeAct.Embodied.Viz.Measuring;

var arguments = new ReplayArguments();
var root = new RootCommand("Shows episodes from their logs, in a window, in pictures, in a web page or in a figure.");
arguments.AddTo(root);
root.Add(BenchCommand.Create());
root.SetAction((result, cancellationToken) =>
{
    var request = ViewerRequest.Of(arguments, result);
    if (request.Export is not null)
        return Task.FromResult(Exporter.Run(request, cancellationToken));
    using var window = new ViewerWindow(request);
    return Task.FromResult(window.Run(cancellationToken));
});

return await CommandRunner.RunAsync(root, args, exception => exception switch
{
    InputException => (ExitCode.BadInput, CommandRunner.Prefix + exception.Message),
    CannotContinueException or IOException or UnauthorizedAccessException => (ExitCode.CouldNotFinish, CommandRunner.Prefix + exception.Message),
    _ => null,
});
