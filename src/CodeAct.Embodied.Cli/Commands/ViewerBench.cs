namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact bench viewer</c>: how long a frame takes, and a click on the timeline. The viewer measures itself.</summary>
internal static class ViewerBench
{
    public static Command Create()
    {
        var arguments = new ViewerBenchArguments();
        var command = new Command("viewer", "Measure the viewer: frames while it plays, clicks on the timeline, opening; in memory, and in a window where there is a display.");
        arguments.AddTo(command);
        command.SetAction((result, cancellationToken) => ViewerProcess.RunAsync(
            ["bench", .. ViewerProcess.TokensAfter(command, result)],
            Display.Problem is null ? [RaylibKind.Memory, RaylibKind.Window] : [RaylibKind.Memory],
            cancellationToken));
        return command;
    }
}
