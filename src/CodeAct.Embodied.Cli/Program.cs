using System.CommandLine;
using CodeAct.Embodied.Cli;
using CodeAct.Embodied.Cli.Commands;

var root = new RootCommand("A household simulator whose robot is driven by Python that an agent writes.")
{
    PlayCommand.Create(),
    GamesCommand.Create(),
    ConformanceCommand.Create(),
    BenchCommand.Create(),
};
return await CommandRunner.RunAsync(root, args);
