using System.CommandLine;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact doctor</c>: says what this machine has, and how to get what it lacks.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Say what this machine has, and how to get what it lacks.");
        command.SetAction((_, _) => Task.FromResult(0));
        return command;
    }
}
