using System.Text;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Verbs;

/// <summary>The functions that programs call: their names, parameters, help and examples are what agents learn from.</summary>
public sealed class FunctionListTests
{
    [Test]
    public void The_functions_are_as_recorded()
    {
        var text = new StringBuilder();
        foreach (var list in FunctionList.All)
        {
            text.Append(list.Name).Append('\n');
            foreach (var function in list.Functions)
            {
                text.Append($"  {function.Name}({string.Join(", ", function.Parameters)})  {function.Help}\n");
                var command = function.Question is { } question ? $"asks for {question}" : function.Command(function.Example, Dialect.Alfworld04);
                text.Append($"    {function.Name}({string.Join(", ", function.Example.Select(argument => $"\"{argument}\""))})  {command}\n");
            }
        }

        GoldenFile.Check(GoldenFile.Of("functions.txt"), text.ToString());
    }

    [Test]
    public void A_world_has_the_functions_of_what_can_be_done_in_it()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var source in Enum.GetValues<WorldSource>())
            {
                var list = FunctionList.Extended.In(source);
                Assert.That(list.Functions, Is.EqualTo(FunctionList.Extended.Functions.Where(function => function.Verb?.ExistsIn(source) is not false)));
                Assert.That(list.Functions.Select(function => function.Name), Has.Member("places").And.Member("task"));
            }
        }
    }
}
