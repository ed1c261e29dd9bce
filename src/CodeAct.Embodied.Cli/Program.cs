using CodeAct.Embodied.Cli.Commands;

return await CommandRunner.RunAsync(CommandLine.Create(), args, exception => exception switch
{
    InputException => (ExitCode.BadInput, CommandRunner.Prefix + exception.Message),
    CannotContinueException => (ExitCode.CouldNotFinish, CommandRunner.Prefix + exception.Message),
    // Files are read and written where their errors are known; what is left is standard output, on a full disk. Not the kinds
    // derived from it, such as that of a library which is not found.
    IOException when exception.GetType() == typeof(IOException) => (ExitCode.CouldNotFinish, CommandRunner.Prefix + exception.Message),
    _ => null,
});
