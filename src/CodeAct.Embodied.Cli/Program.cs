using CodeAct.Embodied.Cli;

return await CommandRunner.RunAsync(CommandLine.Create(), args);
